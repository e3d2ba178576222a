import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { replay } from '../../services/support/replay';
import { DAY, HOUR, MINUTE, NOON, row, SECOND } from '../rows';
import { pollOf, SmallService } from '../small-service';
import { WATCH, NOW, many, resumed, confirmedState } from './polls';

interface Happening {
	readonly what: 'made' | 'changed' | 'deleted' | 'poll' | 'restart';
	readonly after: number;
	readonly which: number;
}

describe('any sequence of changes, polls and restarts', () => {
	const happening: fc.Arbitrary<Happening> = fc.record({
		what: fc.constantFrom<Happening['what']>('made', 'made', 'changed', 'changed', 'deleted', 'poll', 'restart'),
		after: fc.oneof(fc.constant(0), fc.nat(MINUTE), fc.nat(DAY)),
		which: fc.nat(),
	});
	const settings = fc.record({
		drift: fc.oneof(fc.constant(0), fc.integer({ min: -14 * HOUR, max: 14 * HOUR })),
		ignored: fc.boolean(),
		newestFirst: fc.boolean(),
		pageSize: fc.integer({ min: 2, max: 12 }),
		most: fc.integer({ min: 1, max: 5 }),
		events: fc.constantFrom<EventChoice>('created', 'createdOrUpdated'),
		first: fc.nat(40),
	});

	it('gives each new record once, each last change, and nothing twice', () => {
		fc.assert(
			fc.property(
				settings,
				fc.array(happening, { maxLength: 60 }),
				({ drift, ignored, newestFirst, pageSize, most, events, first }, happenings) => {
					const service = new SmallService(many(first), { drift, ignored });
					const watch: Watch = { ...WATCH, events, most };
					const traits = { pageSize, filterDrift: 27 * HOUR };
					const came: string[] = [];
					let [state, clock, last]: [PollState, number, number] = [NOW, HOUR, 5_000];
					const pollNow = () => {
						const polled = pollOf(confirmedState(state), service, watch, traits);
						came.push(
							...polled.events.map(({ record, at: when }) =>
								events === 'created' ? record.id : `${record.id} ${when}`,
							),
						);
						({ state } = polled);
						return polled;
					};
					pollNow();
					const versions = new Set<string>();
					for (const { what, after, which } of happenings) {
						clock += Math.floor(after / SECOND) * SECOND + (what === 'changed' ? SECOND : 0);
						const place = which % Math.max(1, service.rows.length);
						const [old] = what === 'deleted' || what === 'changed' ? service.rows.splice(place, 1) : [];
						const fresh =
							what === 'made'
								? row((last += 1), { made: clock })
								: what === 'changed' && old !== undefined
									? row(old.id, { made: (old.made ?? 0) - NOON, changed: clock })
									: undefined;
						if (fresh !== undefined) service.rows.splice(newestFirst ? 0 : service.rows.length, 0, fresh);
						if (fresh !== undefined)
							versions.add(events === 'created' ? fresh.id : `${fresh.id} ${fresh.changed.earliest}`);
						if (what === 'poll') pollNow();
						if (what === 'restart') state = resumed(state);
					}
					while (pollNow().events.length > 0);
					const standing = service.rows.filter(
						({ id, changed }) =>
							versions.has(events === 'created' ? id : `${id} ${changed.earliest}`) &&
							(events !== 'created' || Number(id) > 5_000),
					);
					const seen = new Set(came.map((one) => one.split(' ')[0]));
					expect(standing.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
					expect(came.filter((one, index) => came.indexOf(one) !== index)).toEqual([]);
				},
			),
			replay(400),
		);
	});
});
