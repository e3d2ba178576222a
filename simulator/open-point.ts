import type { z } from 'zod';

import { checked } from './checked';

/** A switch for behaviour of a service that no source documents. Values are texts, the first is the default. */
export interface OpenPoint<Name extends string = string> {
	readonly name: Name;
	readonly values: readonly string[];
	readonly default: string;
	readonly question: string;
	readonly source: string;
}

type Values = Record<string, z.ZodEnum<[string, ...string[]]>>;
type Chosen<Switches extends Values> = z.infer<z.ZodObject<Switches, 'strict'>>;

/** The switches of one service. */
export interface OpenPointTable<Switches extends Values> {
	readonly points: readonly OpenPoint<Extract<keyof Switches, string>>[];
	/** Every switch at its default. */
	defaults(): Chosen<Switches>;
	/** The switches after a change. Throws an Error that names the switch and its values when one is unknown. */
	changed(present: Chosen<Switches>, change: Readonly<Record<string, unknown>>): Chosen<Switches>;
}

/** Makes the table from the values of each switch, the default first, and its question and source. */
export function openPointTable<Switches extends Values>(
	switches: z.ZodObject<Switches, 'strict'>,
	questions: Readonly<Record<Extract<keyof Switches, string>, readonly [question: string, source: string]>>,
): OpenPointTable<Switches> {
	const names = Object.keys(switches.shape) as Extract<keyof Switches, string>[];
	const points = names.map((name): OpenPoint<typeof name> => {
		const { options } = switches.shape[name];
		return { name, values: options, default: options[0], question: questions[name][0], source: questions[name][1] };
	});
	return {
		points,
		defaults: () => switches.parse(Object.fromEntries(points.map((point) => [point.name, point.default]))),
		changed: (present, change) =>
			checked(switches, { ...present, ...change }, (issue, { data }) => ({ message: complaint(points, issue, data) })),
	};
}

function complaint(points: readonly OpenPoint[], issue: z.ZodIssueOptionalMessage, value: unknown): string {
	if (issue.code === 'unrecognized_keys')
		return `There is no open point "${issue.keys[0] ?? ''}". Known: ${points.map(({ name }) => name).join(', ')}`;
	const point = points.find(({ name }) => name === issue.path[0]);
	return `Open point ${point?.name ?? ''} cannot be "${String(value)}". Values: ${point?.values.join(', ') ?? ''}`;
}
