import { commandWith, switchLines } from '../command';
import type { Command } from '../command';
import { OPEN_POINTS } from './open-points';
import { optionsOf } from './options-input';
import type { SimulatorOptions } from './options';

export const HELP = `Zoho Support on localhost.

  --service desk         Zoho Desk instead (--service desk --help tells its options)
  --port N               port of 127.0.0.1 (default 8086; 0 takes a free one)
  --seed N               fill the portal with the data of seed N
  --cases N              how many cases the seed makes (default 500)
  --open-point name=value  set a switch; may be repeated
  --edition E            free, express, professional, enterprise (default enterprise)
  --licences N           user licences (default 60)
  --daily-limit N        requests a day, instead of edition and licences
  --help                 this text

Open points (the first value is the default):
${switchLines(OPEN_POINTS)}
`;

/** Reads the arguments of the classic service. */
export function commandOf(given: readonly string[]): Command<SimulatorOptions> {
	return commandWith(given, ['port', 'seed', 'cases', 'edition', 'licences', 'daily-limit'], (named) => {
		const { 'daily-limit': dailyLimit, ...rest } = named;
		return optionsOf({ ...rest, ...(dailyLimit === undefined ? {} : { dailyLimit }) });
	});
}
