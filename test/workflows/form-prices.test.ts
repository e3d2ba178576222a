import { describe, expect, it } from '@jest/globals';
import { FORMS, openForm } from './form-of-node';

describe('the form', () => {
	const { shown } = openForm();

	it.each(FORMS)('of %s, %s says what it costs', (resource, operation) => {
		const words = shown({ resource, operation }).flatMap((property) => [
			property.type === 'notice' ? property.displayName : '',
			property.description ?? '',
			property.hint ?? '',
		]);
		expect(words.join('\n')).toMatch(/requests?\b/i);
	});

	it.each([
		['getMany', /one request for every 199 records/i],
		['getMany', /one request for every 200 records/i],
		['search', /one request for every 199 records/i],
		['search', /one request for every 200 records/i],
		['create', /one request for every 100\b/i],
		[
			'upsert',
			/one request to look up each distinct value, one for each record that is updated, and one for every 100/i,
		],
		['update', /each item costs one request/i],
		['delete', /each item costs one request/i],
		['get', /one request for each distinct ID/i],
		['getUsage', /costs no request/i],
	])('says the price of %s (%s)', (operation, price) => {
		const resource = operation === 'getUsage' ? 'apiUsage' : 'contact';
		const words = shown({ resource, operation }).flatMap(({ type, displayName, description: more, hint }) => [
			type === 'notice' ? displayName : '',
			more ?? '',
			hint ?? '',
		]);
		expect(words.join('\n')).toMatch(price);
	});

	it('says the price of Get Conversation: one request for each case', () => {
		const words = shown({ resource: 'case', operation: 'getConversation' }).map(
			({ description: more, hint }) => `${more ?? ''} ${hint ?? ''}`,
		);
		expect(words.join('\n')).toMatch(/(one request for each|costs one request)/i);
	});

	it.each([
		['support', 'the time zone of the portal'],
		['desk', 'the time zone of the workflow'],
	])('of %s says that it takes a time without an offset to be in %s', (service, zone) => {
		for (const operation of ['create', 'update', 'upsert']) {
			const mapper = shown({ service, resource: 'case', operation }).find(({ name }) => name === 'fields');
			expect(mapper?.description).toContain(`A time without an offset is in ${zone}.`);
		}
	});
});
