import { describe, expect, it } from '@jest/globals';
import { eventOf, type NewVersion } from '../../../nodes/ZohoSupport/trigger/events/event';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { minute, MINUTE, NOON, row, SECOND, second } from '../rows';

const CHOICES: readonly EventChoice[] = ['created', 'updated', 'createdOrUpdated', 'fieldChanged'];
const watch = (events: EventChoice, more: Partial<Watch> = {}): Watch => ({
	events,
	fields: ['Status'],
	conditions: [],
	most: 100,
	...more,
});
const newVersion = (more: Partial<NewVersion> = {}): NewVersion => ({
	seen: row(1),
	existed: false,
	mayBeRepeat: false,
	...more,
});
const kindsOf = (one: NewVersion) => CHOICES.map((choice) => eventOf(one, watch(choice), FieldHistory.none)?.kind);

const edited = () => row(1, { made: 0, changed: MINUTE, says: { Status: 'Open' } });

describe('a new version of a record is', () => {
	it('a creation if the record is new', () => {
		expect(kindsOf(newVersion())).toEqual(['created', undefined, 'created', undefined]);
	});

	it('a creation, or an update if only updates are watched, if the record was created and changed between two polls', () => {
		expect(kindsOf(newVersion({ seen: edited() }))).toEqual(['created', 'updated', 'created', 'fieldChanged']);
	});

	it('an update if the record existed before', () => {
		expect(kindsOf(newVersion({ existed: true }))).toEqual([undefined, 'updated', 'updated', 'fieldChanged']);
	});

	it.each([
		['in the second of its creation', second, 0, undefined],
		['a second later', second, SECOND, 'updated'],
		['in the minute of its creation, with times to the minute', minute, 59 * SECOND, 'updated'],
	])('an update if the two times of a new record differ: changed %s', (_when, precision, after, expected) => {
		const seen = new SeenRecord({ id: '1' }, { created: precision(NOON), modified: second(NOON + after) });
		expect(eventOf(newVersion({ seen }), watch('updated'), FieldHistory.none)?.kind).toBe(expected);
	});

	it.each(['newComment', 'newReply'] as const)('a message if messages are watched, whatever is known: %s', (choice) => {
		const kinds = [false, true].map(
			(existed) => eventOf(newVersion({ existed }), watch(choice), FieldHistory.none)?.kind,
		);
		expect(kinds).toEqual([choice, choice]);
	});

	it('not an update if a new record has no creation time', () => {
		expect(kindsOf(newVersion({ seen: row(1, { made: null, changed: MINUTE }) }))).toEqual([
			'created',
			undefined,
			'created',
			undefined,
		]);
	});

	it('no event if a condition is not met', () => {
		const conditions = [{ field: 'Status', comparison: 'is', value: 'Closed' }] as const;
		expect(
			CHOICES.map((choice) =>
				eventOf(newVersion({ seen: edited(), existed: true }), watch(choice, { conditions }), FieldHistory.none),
			),
		).toEqual([undefined, undefined, undefined, undefined]);
	});
});

describe('an event', () => {
	it('has the record, its kind and certainty', () => {
		expect(eventOf(newVersion(), watch('created'), FieldHistory.none)).toEqual({
			kind: 'created',
			at: NOON,
			record: row(1).record,
			certain: true,
			possibleRepeat: false,
		});
	});

	it('has the time of the creation or of the change', () => {
		const at = (choice: EventChoice, seen: SeenRecord, existed: boolean) =>
			eventOf(newVersion({ seen, existed }), watch(choice), FieldHistory.none)?.at;
		expect([
			at('created', edited(), false),
			at('updated', edited(), true),
			at('createdOrUpdated', edited(), false),
			at('fieldChanged', edited(), true),
		]).toEqual([NOON, NOON + MINUTE, NOON, NOON + MINUTE]);
	});

	it('has the time of the change if the creation time is not known', () => {
		expect(
			eventOf(newVersion({ seen: row(1, { made: null, changed: MINUTE }) }), watch('created'), FieldHistory.none)?.at,
		).toBe(NOON + MINUTE);
	});

	it('says if it may be a repeat', () => {
		expect(eventOf(newVersion({ mayBeRepeat: true }), watch('created'), FieldHistory.none)?.possibleRepeat).toBe(true);
	});
});

describe('a changed field', () => {
	const seen = () => FieldHistory.none.with([{ id: '1', Status: 'New' }], ['Status']);

	it('has its old and new value', () => {
		expect(eventOf(newVersion({ seen: edited(), existed: true }), watch('fieldChanged'), seen())).toEqual({
			kind: 'fieldChanged',
			at: NOON + MINUTE,
			record: edited().record,
			changes: [{ field: 'Status', old: 'New', new: 'Open' }],
			certain: true,
			possibleRepeat: false,
		});
	});

	it('gives no event if another field changed', () => {
		const same = row(1, { made: 0, changed: MINUTE, says: { Status: 'New', Subject: 'Other' } });
		expect(eventOf(newVersion({ seen: same, existed: true }), watch('fieldChanged'), seen())).toBeUndefined();
	});

	it.each([true, false])(
		'is uncertain if the record was changed and its old values are not known (existed: %p)',
		(existed) => {
			const watched = watch('fieldChanged', { fields: ['Status', 'Phone'] });
			expect(eventOf(newVersion({ seen: edited(), existed }), watched, FieldHistory.none)).toMatchObject({
				certain: false,
				changes: [
					{ field: 'Status', old: null, new: 'Open' },
					{ field: 'Phone', old: null, new: null },
				],
			});
		},
	);

	it('gives no event if the record was only created', () => {
		expect(eventOf(newVersion(), watch('fieldChanged'), FieldHistory.none)).toBeUndefined();
	});
});
