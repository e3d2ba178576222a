import fc from 'fast-check';
import type { Action, History } from '../history';
import { histories } from '../random-histories';
import type { DeskPoints } from './points';

const MINUTE = 60_000;

const points: fc.Arbitrary<DeskPoints> = fc.record({
	lag: fc.constantFrom(0, 0, MINUTE / 2, 5 * MINUTE),
	outOfOrder: fc.boolean(),
	ghosts: fc.boolean(),
	ends: fc.constantFrom('inclusive', 'exclusive'),
	unit: fc.constantFrom('millisecond', 'second'),
	listBase: fc.constantFrom(0, 1),
	ties: fc.constantFrom('id', 'saved', 'hash'),
	tiesTurn: fc.boolean(),
	commentsMove: fc.boolean(),
	ahead: fc.constantFrom(0, 0, 60 * MINUTE, -60 * MINUTE, 1_500),
});

/** Pages that an offset reaches: often all of them, sometimes so few that a burst goes beyond. */
const reach = fc.constantFrom(5_000, 5_000, 5);

const isOfZones = ({ do: what }: Action) => what === 'portal zone' || what === 'credential zone';

/** The same lives of a help desk and of n8n, around Zoho Desk: it shows times with their zone. */
export const deskHistories: fc.Arbitrary<History> = fc
	.tuple(histories, points, reach)
	.map(([history, desk, pages]) => ({
		...history,
		desk,
		zone: 'UTC',
		wrongZone: undefined,
		settings: {
			...history.settings,
			reach: pages === 5_000 ? pages : pages * history.settings.pageSize,
		},
		actions: history.actions.filter((action) => !isOfZones(action)),
	}));
