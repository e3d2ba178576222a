import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '../../nodes/ZohoSupport/actions/properties';
import type { Ability, Module } from '../../nodes/ZohoSupport/helpdesk/catalogue';
import { CASE_WORK_PRICES, CONVERSATION_PRICE } from '../../nodes/ZohoSupport/services/desk/case-words';
import type { Service } from '../../nodes/ZohoSupport/services/service';
import { SUPPORT } from '../../nodes/ZohoSupport/services/support/service';

const WORK = OPERATIONS.filter(({ needs }) => needs !== undefined);
const ABILITIES = [...WORK.flatMap(({ needs }) => needs ?? []), 'first-message'] as Ability[];

/** A service whose cases can do all there is. */
const ABLE: Service = {
	...SUPPORT,
	words: { ...SUPPORT.words, prices: { ...SUPPORT.words.prices, caseWork: CASE_WORK_PRICES } },
	catalogue: {
		...SUPPORT.catalogue,
		modules: SUPPORT.catalogue.modules.map((module): Module => ({ ...module, abilities: ABILITIES })),
	},
};

describe('the forms of work on cases', () => {
	it('are not shown for a service without it', () => {
		expect(WORK.filter(({ needs }) => needs !== 'conversation').length).toBe(13);
		expect(SUPPORT.catalogue.modules.flatMap(({ abilities = [] }) => abilities)).toEqual(['conversation']);
	});

	it.each(WORK.map((row) => [row.value, row] as const))('%s explains each field, each name once', (_, { code }) => {
		const form = code.description(ABLE);
		const options = form.find(({ name }) => name === 'options')?.options ?? [];
		const names = form.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const property of [...form, ...options]) {
			const words = 'description' in property ? property.description : undefined;
			const choices = 'options' in property ? property.options : undefined;
			if (property.name !== 'options') expect(words ?? choices).toBeDefined();
			expect(words ?? '').not.toMatch(/undefined|\.\.|\s$/);
		}
	});

	it.each(WORK.filter(({ needs }) => needs !== 'conversation').map((row) => [row.value, row] as const))(
		'%s says what it costs, in the list and in its form',
		(_, { code, description }) => {
			const said = typeof description === 'string' ? description : description(ABLE.words);
			expect(said).toMatch(/credits?\b.*\.$/);
			expect(JSON.stringify(code.description(ABLE))).toMatch(/credit/);
		},
	);

	it('offers First Message Only where the oldest message can be read alone', () => {
		const conversation = WORK.find(({ value }) => value === 'getConversation');
		const optionsFor = (service: Service) => JSON.stringify(conversation?.code.description(service));
		expect(optionsFor(ABLE)).toContain('First Message Only');
		expect(optionsFor(ABLE)).toContain('4 credits');
		expect(optionsFor(SUPPORT)).not.toContain('First Message Only');
	});

	it('says the price of a conversation', () => {
		expect(CONVERSATION_PRICE).toBe('Each ticket costs 3 credits for every 200 messages, and more with their text.');
	});
});
