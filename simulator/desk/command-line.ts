import { commandWith, switchLines } from '../command';
import type { Command } from '../command';
import { OPEN_POINTS } from './open-points';
import { deskOptionsOf } from './options';
import type { DeskOptions } from './options';

export const HELP = `Zoho Desk on localhost.

  --service desk         this service
  --port N               port of 127.0.0.1 (default 8087; 0 takes a free one)
  --seed N               fill the organization with the data of seed N
  --tickets N            how many tickets the seed makes (default 500)
  --open-point name=value  set a switch; may be repeated
  --edition E            free, express, standard, professional, enterprise (default enterprise)
  --latency N            milliseconds before each answer (default 0)
  --help                 this text

Open points (the first value is the default):
${switchLines(OPEN_POINTS)}
`;

/** Reads the arguments of Desk. */
export function deskCommandOf(given: readonly string[]): Command<DeskOptions> {
	return commandWith(given, ['port', 'seed', 'tickets', 'edition', 'latency'], deskOptionsOf);
}
