/** The table of services for the suites of open points: the switches of each, what is played under them, what must come. */
import fc from 'fast-check';
import type { OpenPoint } from '../../simulator/open-point';
import * as desk from '../../simulator/desk/open-points';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import * as support from '../../simulator/support/open-points';
import type { Engine } from '../engine/engine';
import * as classic from './core-scenario';
import * as onDesk from './desk/play';
import { EXPECTED_MESSAGES, playMessages } from './desk/play-messages';
import * as triggerOnDesk from './desk/play-trigger';
import * as classicTrigger from './trigger-scenario';

/** A scenario under some switches: what came of it, in words that never change, and what must come. */
export interface Trial {
	readonly name: string;
	play(engine: Engine): Promise<readonly [came: object, wanted: object]>;
}

/** All trials of a scenario: each switch at its default, each other value alone, many at once. */
export interface Trials {
	readonly service: string;
	readonly seed: number;
	readonly usual: readonly Trial[];
	readonly alone: readonly Trial[];
	readonly drawn: readonly Trial[];
}

interface Scenario<Points> {
	readonly service: string;
	readonly table: {
		readonly OPEN_POINTS: readonly OpenPoint[];
		readonly defaultOpenPoints: () => Points;
		readonly changedOpenPoints: (present: Points, change: Readonly<Record<string, unknown>>) => Points;
	};
	/** Switches that stay at their default: nothing works otherwise, or the scenario does not meet them. */
	readonly fixed?: readonly string[];
	/** The formats of answers with all switches at their defaults, and with others; the first is used if there is one. */
	readonly ways: readonly (readonly [string, ...string[]])[];
	readonly seed: number;
	readonly combinations: number;
	/** @param place of the combination; undefined for one switch alone */
	readonly play: (engine: Engine, points: Points, way: string, place?: number) => Promise<object>;
	readonly expected: (points: Points) => object;
}

function trialsOf<Points extends object>(scenario: Scenario<Points>): Trials {
	const { service, table, fixed = [], ways, play, expected, seed, combinations } = scenario;
	const points = table.OPEN_POINTS.filter(({ name }) => !fixed.includes(name));
	const trials = (inWays: readonly string[], change: Readonly<Record<string, string>>, place?: number): Trial[] => {
		const changed = table.changedOpenPoints(table.defaultOpenPoints(), change);
		const moved = points.filter((point) => (change[point.name] ?? point.default) !== point.default);
		const name = moved.map((point) => `${point.name}=${change[point.name]}`).join(' ') || 'every switch at its default';
		return inWays.map((way) => ({
			name: [name, way].filter(Boolean).join(' in '),
			play: async (engine) => [await play(engine, changed, way, place), expected(changed)],
		}));
	};
	const one = fc.record(Object.fromEntries(points.map(({ name, values }) => [name, fc.constantFrom(...values)])));
	const [usual, others = usual] = ways;
	return {
		service,
		seed,
		usual: trials(usual, {}),
		alone: points.flatMap(({ name, values, default: its }) =>
			values.filter((value) => value !== its).flatMap((value) => trials(others, { [name]: value })),
		),
		drawn: fc.sample(one, { seed, numRuns: combinations }).flatMap((change, place) => trials(others, change, place)),
	};
}

/** So many combinations with more records than page numbers reach, which takes long. */
const DEEP = 4;

const isDeep = ({ listCeiling, searchCeiling }: desk.OpenPoints) => listCeiling === '4999' || searchCeiling === '999';

const SUPPORT = { service: 'the classic service', table: support };
const DESK = { service: 'Zoho Desk', table: desk };

/** One simulator of Zoho Desk for all trials. A classic trial starts its own. */
let zoho: DeskSimulator | undefined;

export const openPointSimulators = {
	open: async () => void (zoho = await startDeskSimulator()),
	close: async () => await zoho?.close(),
};

export const OPERATIONS: readonly Trials[] = [
	trialsOf({
		...SUPPORT,
		fixed: ['classicApi'],
		ways: [['json', 'xml']],
		seed: 20_261_124,
		combinations: 40,
		play: async (engine, points, way) => await classic.play(engine, points, way as classic.Format),
		expected: classic.expected,
	}),
	trialsOf({
		...DESK,
		ways: [['']],
		seed: 20_261_126,
		combinations: 20,
		play: async (engine, points, _way, place) =>
			await onDesk.play(await engine.restarted(), zoho!, points, place === undefined ? isDeep(points) : place < DEEP),
		expected: onDesk.expected,
	}),
];

export const TRIGGERS: readonly Trials[] = [
	trialsOf({
		...SUPPORT,
		// A trigger only reads lists.
		fixed: [
			'classicApi',
			'addRowLimit',
			'addPastLimit',
			'addPartialFailure',
			'getByIdList',
			'deleteList',
			'writeAnswerShape',
			'writeAnswerNumbers',
			'responseCodeType',
			'unknownField',
			'notFound',
			'signInAnswer',
			'searchLag',
		],
		ways: [['json', 'xml'], ['json']],
		seed: 20_261_125,
		combinations: 40,
		play: async (engine, points, way) => await classicTrigger.playTrigger(engine, points, way as classic.Format),
		expected: classicTrigger.expectedOfTrigger,
	}),
	trialsOf({
		...DESK,
		ways: [['']],
		seed: 20_261_126,
		combinations: 20,
		play: async (engine, points) => await triggerOnDesk.playTrigger(await engine.restarted(), zoho!, points),
		expected: triggerOnDesk.expectedOfTrigger,
	}),
];

/** The trigger for new messages, which only Zoho Desk has. It needs dates that the play moves. */
export const MESSAGES: Trials = trialsOf({
	...DESK,
	ways: [['']],
	seed: 20_261_126,
	combinations: 20,
	play: async (engine, points) => await playMessages(await engine.restarted(), zoho!, points),
	expected: () => EXPECTED_MESSAGES,
});
