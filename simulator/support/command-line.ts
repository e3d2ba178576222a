import { parseArgs } from 'node:util';

import { OPEN_POINTS } from './open-points';
import { optionsOf } from './options-input';
import type { SimulatorOptions } from './options';

export const EXIT_WRONG_USE = 2;

/** The command from the command line. */
export type Command =
	| { readonly kind: 'help' }
	| { readonly kind: 'wrong'; readonly message: string }
	| { readonly kind: 'run'; readonly options: SimulatorOptions };

export const HELP = `Zoho Support on localhost.

  --port N               port of 127.0.0.1 (default 8086; 0 takes a free one)
  --seed N               fill the portal with the data of seed N
  --cases N              how many cases the seed makes (default 500)
  --open-point name=value  set a switch; may be repeated
  --edition E            free, express, professional, enterprise (default enterprise)
  --licences N           user licences (default 60)
  --daily-limit N        requests a day, instead of edition and licences
  --help                 this text

Open points (the first value is the default):
${OPEN_POINTS.map(({ name, values }) => `  ${name.padEnd(18)} ${values.join(' | ')}`).join('\n')}
`;

/** Reads the arguments. A mistake becomes a one-line message. */
export function commandOf(given: readonly string[]): Command {
	try {
		const { values } = parseArgs({
			args: [...given],
			options: {
				port: { type: 'string' },
				seed: { type: 'string' },
				cases: { type: 'string' },
				'open-point': { type: 'string', multiple: true },
				edition: { type: 'string' },
				licences: { type: 'string' },
				'daily-limit': { type: 'string' },
				help: { type: 'boolean' },
			},
		});
		if (values.help === true) return { kind: 'help' };
		const { 'open-point': points = [], 'daily-limit': dailyLimit, help: _help, ...rest } = values;
		const named = {
			...rest,
			...(dailyLimit === undefined ? {} : { dailyLimit }),
			openPoints: Object.fromEntries(points.map(pairOf)),
		};
		const options = optionsOf(named);
		if ((options.port ?? 0) > 65_535) throw new Error('port must be at most 65535');
		return { kind: 'run', options };
	} catch (error) {
		return { kind: 'wrong', message: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
	}
}

function pairOf(text: string): [string, string] {
	const place = text.indexOf('=');
	if (place < 1) throw new Error(`--open-point takes name=value, not "${text}"`);
	return [text.slice(0, place), text.slice(place + 1)];
}
