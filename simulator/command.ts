import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

export const EXIT_WRONG_USE = 2;

/** The command from the command line. */
export type Command<Options> =
	| { readonly kind: 'help' }
	| { readonly kind: 'wrong'; readonly message: string }
	| { readonly kind: 'run'; readonly options: Options };

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads the arguments; each name takes a text. A mistake becomes a one-line message. `optionsOf` throws an Error for
 * unknown options and wrong values.
 */
export function commandWith<Options extends { port?: number }>(
	given: readonly string[],
	names: readonly string[],
	optionsOf: (named: Given) => Options,
): Command<Options> {
	try {
		const texts = names.map((name) => [name, { type: 'string' }] as const);
		const options: ParseArgsConfig['options'] = {
			...Object.fromEntries(texts),
			'open-point': { type: 'string', multiple: true },
			help: { type: 'boolean' },
		};
		const { 'open-point': points = [], help, ...named } = parseArgs({ args: [...given], options }).values;
		if (help === true) return { kind: 'help' };
		const openPoints = Object.fromEntries([points].flat().map((point) => pairOf(String(point))));
		const read = optionsOf({ ...named, openPoints });
		if ((read.port ?? 0) > 65_535) throw new Error('port must be at most 65535');
		return { kind: 'run', options: read };
	} catch (error) {
		return { kind: 'wrong', message: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
	}
}

/** The lines of a help text for switches. */
export function switchLines(points: readonly { readonly name: string; readonly values: readonly string[] }[]): string {
	return points.map(({ name, values }) => `  ${name.padEnd(22)} ${values.join(' | ')}`).join('\n');
}

function pairOf(text: string): [string, string] {
	const place = text.indexOf('=');
	if (place < 1) throw new Error(`--open-point takes name=value, not "${text}"`);
	return [text.slice(0, place), text.slice(place + 1)];
}
