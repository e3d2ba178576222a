import { describe, expect, it } from '@jest/globals';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import { itemOf } from '../../../nodes/ZohoSupport/trigger/events/item';
import { noonPlus } from '../rows';

const record = { id: '4711', Subject: 'Printer', Phone: null };
const event = (more: Partial<TriggerEvent> = {}): TriggerEvent => ({
	kind: 'created',
	at: noonPlus(),
	record,
	certain: true,
	possibleRepeat: false,
	...more,
});

describe('the item of an event', () => {
	it('is the flat record with its id, the event and its time', () => {
		expect(itemOf(event(), undefined)).toEqual({
			json: { id: '4711', event: 'created', eventTime: '2026-03-09T12:00:00.000Z', Subject: 'Printer', Phone: null },
		});
	});

	it('starts with the id, the event and its time', () => {
		expect(Object.keys(itemOf(event(), undefined).json)).toEqual(['id', 'event', 'eventTime', 'Subject', 'Phone']);
	});

	it('has the chosen fields in order, null if the record lacks one, and always id and event', () => {
		const { json } = itemOf(event(), ['Phone', 'Mobile']);
		expect([json, Object.keys(json)]).toEqual([
			{ id: '4711', event: 'created', eventTime: '2026-03-09T12:00:00.000Z', Phone: null, Mobile: null },
			['id', 'event', 'eventTime', 'Phone', 'Mobile'],
		]);
	});

	it('has a chosen field from within the record', () => {
		const given = event({ record: { ...record, more: { tier: 'Gold', seats: '5' } } });
		expect(itemOf(given, ['more.tier', 'more.plan']).json).toMatchObject({ more: { tier: 'Gold' }, 'more.plan': null });
		expect(itemOf(given, ['more.tier']).json).not.toHaveProperty(['more.tier']);
	});

	it('has copies of the changes', () => {
		const changes = [{ field: 'Status', old: 'Open', new: 'Closed' }];
		const { json } = itemOf(event({ kind: 'fieldChanged', changes }), undefined);
		expect(json.changes).toEqual(changes);
		expect((json.changes as unknown[])[0]).not.toBe(changes[0]);
	});

	it('has no `changes`, `oldValuesKnown` or `possibleRepeat` without need', () => {
		const { json } = itemOf(event(), undefined);
		expect(['changes', 'oldValuesKnown', 'possibleRepeat'].filter((key) => key in json)).toEqual([]);
	});

	it('says if the old values are not known, and if it may be a repeat', () => {
		expect(itemOf(event({ certain: false, possibleRepeat: true }), undefined).json).toMatchObject({
			oldValuesKnown: false,
			possibleRepeat: true,
		});
	});

	it('keeps its own values if the portal has fields with the same labels', () => {
		const odd = { id: '1', event: 'Party', eventTime: 'late', possibleRepeat: 'no' };
		expect(itemOf(event({ record: odd, possibleRepeat: true }), undefined).json).toEqual({
			id: '1',
			event: 'created',
			eventTime: '2026-03-09T12:00:00.000Z',
			possibleRepeat: true,
		});
	});
});
