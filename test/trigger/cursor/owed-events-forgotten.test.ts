import { describe, expect, it } from '@jest/globals';
import type { Version } from '../../../nodes/ZohoSupport/helpdesk/changes';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { owedEvents } from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import { type Batch, type UpTo, wasEmitted } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { HOUR, MINUTE, noonPlus, row, type RowOfTest, SECOND, version } from '../rows';
import { inWords } from '../small-service';

/** The ids of a thousand emitted events, none of them of the records below: those may have been emitted too. */
const FORGOTTEN = Array.from({ length: 1_000 }, (_, place) => String(9_000 + place));
const knowing = (...versions: Version[]): Cursor => ({
	...cursorAt(noonPlus()),
	seen: SeenVersions.of(versions, -Infinity),
});
const history = (Status?: string) =>
	Status === undefined ? FieldHistory.none : FieldHistory.none.with([{ id: '1', Status }], ['Status']);
const place = (after: number): UpTo => [noonPlus(after), '1'];

interface Story {
	readonly events: EventChoice;
	/** Record 1 before the batch; absent if it is new. */
	readonly before?: RowOfTest;
	/** As the batch found it. */
	readonly then: RowOfTest;
	/** As it is read now; changed two hours after noon by default. */
	readonly now?: RowOfTest;
	readonly told?: UpTo;
	readonly ids?: readonly string[];
	/** Its remembered value before the batch, and after it. */
	readonly values?: readonly [string, string];
	readonly timesMoved?: true;
}

function owed({ events, before, then, now, told = 'all', ids = FORGOTTEN, values, timesMoved }: Story) {
	const since = before === undefined ? knowing() : knowing(version(1, before));
	const batch: Batch = { since, history: history(values?.[0]), sure: null, given: null, told, ids };
	const cursor: Cursor = { ...knowing(version(1, then)), ...(timesMoved && { timesMoved }) };
	const { made } = then;
	return owedEvents(
		[row(1, now ?? { ...(made !== undefined && { made }), changed: 2 * HOUR, says: { Status: 'Waiting' } })],
		{ cursor, history: history(values?.[1]), batch },
		{ events, fields: ['Status'], conditions: [], most: 9 },
		{ comparePrints: true },
	);
}
const words = (story: Story) => inWords(owed(story).events);

const OLD: RowOfTest = { made: -HOUR, changed: 0 };
const CHANGED: RowOfTest = { made: -HOUR, changed: MINUTE };
const NEW: RowOfTest = { made: MINUTE };

describe('after a restart, a record that changed since a batch of more events than ids are remembered', () => {
	it.each<[string, Story, string]>([
		['its creation', { events: 'createdOrUpdated', then: NEW }, 'created 1 again'],
		['its update', { events: 'updated', before: OLD, then: CHANGED }, 'updated 1 again'],
		[
			'its change of a watched field',
			{ events: 'fieldChanged', before: OLD, then: CHANGED, values: ['Open', 'Closed'] },
			'fieldChanged 1 again (Open→Closed)',
		],
	])('gives again, marked and as an earlier event: %s', (_what, story, told) => {
		expect([words(story), owed(story).events[0]]).toEqual([
			[told],
			expect.objectContaining({ certain: true, isEarlier: true, at: noonPlus(MINUTE) }),
		]);
	});

	it.each<[string, Story]>([
		['update, if it had not changed then', { events: 'updated', before: OLD, then: OLD }],
		['update, if it was only created then', { events: 'updated', then: NEW }],
		['update, if only creations are watched', { events: 'created', before: OLD, then: CHANGED }],
		['update that waits', { events: 'updated', before: OLD, then: CHANGED, told: place(SECOND) }],
		['change, if it had not changed then', { events: 'fieldChanged', before: OLD, then: OLD }],
		[
			'change, if the watched field was the same',
			{ events: 'fieldChanged', before: OLD, then: CHANGED, values: ['Open', 'Open'] },
		],
	])('gives no %s', (_what, story) => {
		expect(words(story)).toEqual([]);
	});
});

describe('an event of a batch', () => {
	it('is known not to have been emitted only while fewer than a thousand ids are remembered', () => {
		const emitted = (ids: readonly string[], id: string) => wasEmitted({ ...BATCH, ids }, id);
		expect([
			emitted(FORGOTTEN, '9000'),
			emitted(FORGOTTEN, '1'),
			emitted(FORGOTTEN.slice(1), '9001'),
			emitted(FORGOTTEN.slice(1), '1'),
		]).toEqual([true, undefined, true, false]);
	});

	it('covers no later change if there was none', () => {
		const story: Story = { events: 'created', then: NEW, now: NEW, told: null, ids: [] };
		expect([words(story), owed(story).merged]).toEqual([['created 1'], []]);
	});

	it('is not one of a record that was created after it', () => {
		const batch: Batch = { ...BATCH, told: place(MINUTE), ids: ['1'] };
		const progress = { cursor: knowing(version(1, NEW)), history: FieldHistory.none, batch };
		const { events, merged } = owedEvents(
			[row(2, { made: HOUR })],
			progress,
			{ events: 'created', fields: [], conditions: [], most: 9 },
			{ comparePrints: true },
		);
		expect([events, merged]).toEqual([[], []]);
	});

	it('comes only with its later change if it is a change of a new record, and waits', () => {
		const then: RowOfTest = { made: MINUTE, changed: 2 * MINUTE };
		expect(words({ events: 'fieldChanged', then, told: place(SECOND), ids: [] })).toEqual([]);
	});
});

describe('a creation of a batch, once the times of the service moved', () => {
	it('comes now, with the later change, if its id shows that it waits', () => {
		const { events, merged } = owed({ events: 'createdOrUpdated', then: NEW, ids: ['2'], timesMoved: true });
		expect([events.map(({ kind, isEarlier }) => [kind, isEarlier]), merged.length]).toEqual([
			[['created', undefined]],
			0,
		]);
	});

	it('comes as an earlier event if its id shows that it was emitted', () => {
		const { events } = owed({ events: 'createdOrUpdated', then: NEW, ids: ['1'], told: null, timesMoved: true });
		expect(events.map(({ kind, isEarlier }) => [kind, isEarlier])).toEqual([['created', true]]);
	});
});

const BATCH: Batch = { since: knowing(), history: FieldHistory.none, sure: null, given: null, told: null, ids: [] };
