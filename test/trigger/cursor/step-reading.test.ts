import { describe, expect, it } from '@jest/globals';
import type { Changes, Found, Mark, ReadingFrom } from '../../../nodes/ZohoSupport/helpdesk/changes';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { type PollState, step } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import type { Start } from '../../../nodes/ZohoSupport/form/start-from';
import { HOUR, moment, NOON, noonPlus, row, second } from '../rows';
import { inWords, pollOf, restarted, SmallService } from '../small-service';
import { at, everything, many, NOW, poll, resumed, TRAITS, WATCH } from './polls';

/** A service whose readings need no request and find these rows. `asked` is where they start. */
class KnownRows {
	readonly asked: ReadingFrom[] = [];

	constructor(private readonly rows: readonly SeenRecord[] = []) {}

	get changes(): Changes {
		const found: Found<SeenRecord> = {
			rows: new Map(this.rows.map((one) => [one.id, one])),
			moved: undefined,
			clock: undefined,
			filterIgnored: false,
			read: this.rows.length,
			requests: 1,
			after: ({ overlap, watermark, hints }: Mark) => ({ overlap, watermark, hints, known: this.rows, cost: 1 }),
		};
		const read = (from: ReadingFrom) => {
			this.asked.push(from);
			return { next: () => undefined, take: () => undefined, found: () => found };
		};
		return { read: read as unknown as Changes['read'] };
	}
}

describe('a reading', () => {
	const begins = (beginning?: Start) => {
		const service = new KnownRows();
		const state: PollState = { progress: progressFrom(null), comparePrints: true, ...(beginning && { beginning }) };
		step(state, undefined, moment(), WATCH, service.changes);
		const [{ startsAt, startsNow }] = service.asked;
		return [startsAt, startsNow];
	};

	it('starts at a chosen instant, or now by our clock: then the service may know better', () => {
		expect([begins({ from: 'instant', at: noonPlus(-HOUR) }), begins({ from: 'now' })]).toEqual([
			[noonPlus(-HOUR), undefined],
			[noonPlus(), true],
		]);
	});

	it('starts at no instant if it goes on from a mark, or takes everything', () => {
		expect([begins(), begins({ from: 'everything', most: 5 })]).toEqual([
			[undefined, undefined],
			[undefined, undefined],
		]);
	});

	it('leaves a batch with the ids of the events that were emitted', () => {
		const service = new SmallService(many(3));
		const { state } = poll(NOW, service);
		service.rows.push(at(5_000, HOUR), at(5_001, 2 * HOUR));
		expect(poll(state, service, { ...WATCH, most: 1 }).state.progress.batch?.ids).toEqual(['5000']);
	});
});

describe('after a batch was repeated', () => {
	it('what else was found comes without a request, and the clock of the service is still known', () => {
		const service = new SmallService(many(20));
		const { state } = poll(NOW, service);
		service.rows.push(at(5_000, HOUR));
		const given = poll(state, service).state;
		service.rows.push(at(5_001, 2 * HOUR));
		const again = pollOf(restarted(given), service, WATCH, TRAITS);
		const next = poll(again.state, service);
		expect([inWords(next.events), next.requests, again.requests]).toEqual([['created 5001'], 0, 1]);
		expect([next.state.clock, again.state.clock]).toEqual([again.state.clock, expect.anything()]);
	});
});

describe('a record that was shown in part when it changed', () => {
	const watch: Watch = { events: 'fieldChanged', fields: ['Status'], conditions: [], most: 9 };
	const shown = (Status: string, isPart: boolean, changed = NOON) =>
		new SeenRecord(
			{ id: '1', Status },
			{
				created: second(NOON - HOUR),
				modified: second(changed),
				...(isPart && { isPart }),
			},
		);
	/** A trigger that has handled the change to Closed, which a row in part showed. */
	const closed = (): PollState => ({
		progress: {
			cursor: { ...cursorAt(noonPlus(-HOUR)), seen: SeenVersions.of([shown('Closed', true)], -Infinity) },
			history: FieldHistory.none.with([{ id: '1', Status: 'Closed' }], ['Status']),
		},
		comparePrints: true,
	});
	const after = (one: SeenRecord) => step(closed(), undefined, moment(), watch, new KnownRows([one]).changes);

	it('keeps its values if a whole row of the same moment comes, which may be older', () => {
		const { events, state } = after(shown('Open', false));
		expect([events, state.progress.history.toJson()]).toEqual([[], [['1', 'Closed']]]);
	});

	it('has the values of a later row', () => {
		const { events, state } = after(shown('Open', false, NOON + HOUR));
		expect([inWords(events), state.progress.history.toJson()]).toEqual([
			['fieldChanged 1 (Closed→Open)'],
			[['1', 'Open']],
		]);
	});

	it('gets values if none are remembered', () => {
		const state: PollState = { ...closed(), progress: { ...closed().progress, history: FieldHistory.none } };
		const { state: next } = step(state, undefined, moment(), watch, new KnownRows([shown('Open', false)]).changes);
		expect(next.progress.history.toJson()).toEqual([['1', 'Open']]);
	});
});

describe('a batch, once the times of the service moved,', () => {
	const moved = ({ rows }: SmallService, by: number) =>
		new SmallService(
			rows.map(({ id, made, changed }) =>
				row(id, { made: (made ?? NOON) - NOON + by, changed: changed.earliest - NOON + by }),
			),
		);
	/** A batch of three events, of which `most` were emitted. */
	const begin = (most: number) => {
		const service = new SmallService(many(20));
		const { state } = poll(NOW, service);
		service.rows.push(at(5_000, HOUR), at(5_001, 9 * HOUR), at(5_002, 10 * HOUR));
		return { service, given: poll(state, service, { ...WATCH, most }).state };
	};

	it.each([5 * HOUR, -5 * HOUR])('goes on a little before the last event that is sure, marked: %d ms', (by) => {
		const { service, given } = begin(2);
		const polled = pollOf(resumed(given), moved(service, by), WATCH, TRAITS);
		expect(inWords(polled.events)).toEqual(['created 5001 again', 'created 5002 again']);
	});

	it('comes again from its start if nothing of it is sure', () => {
		const { service, given } = begin(1);
		const polled = pollOf(restarted(given), moved(service, 5 * HOUR), WATCH, TRAITS);
		expect(inWords(polled.events)).toEqual(['created 5000 again', 'created 5001 again', 'created 5002 again']);
	});

	it('gives nothing again that this process emitted', () => {
		const { service, given } = begin(9);
		expect(pollOf(given, moved(service, 5 * HOUR), WATCH, TRAITS).events).toEqual([]);
	});

	it('is not left behind if there was none', () => {
		const service = new SmallService(many(20));
		const { state } = poll(everything(9_999), service);
		const polled = pollOf(resumed(state), moved(service, 5 * HOUR), WATCH, TRAITS);
		expect([polled.report?.timesMoved, polled.events, polled.state.progress.batch]).toEqual([true, [], undefined]);
	});
});
