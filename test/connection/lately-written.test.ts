import { describe, expect, it } from '@jest/globals';
import { LatelyWritten } from '../../nodes/ZohoSupport/connection/lately-written';

describe('Recently written values', () => {
	it('are found by any form of the value, only in their place, module and field', () => {
		const lately = new LatelyWritten('a');
		lately.note('contact', { Title: 'Ann  Lee', Phone: null }, '1');
		expect(lately.records('contact', 'Title', 'ann lee')).toEqual(['1']);
		expect([lately.gave('contact', 'Title', 'ANN  LEE', '1'), lately.gave('contact', 'Title', 'Ann Lee', '1')]).toEqual(
			[true, false],
		);
		expect([
			lately.records('case', 'Title', 'Ann Lee'),
			lately.records('contact', 'Email', 'Ann Lee'),
			new LatelyWritten('b').records('contact', 'Title', 'Ann Lee'),
		]).toEqual([[], [], []]);
	});

	it('name each record once, and null for an unknown id', () => {
		const lately = new LatelyWritten('c');
		for (const [text, id] of [
			['Ann  Lee', '1'],
			['Ann Lee', '1'],
			['ann lee', null],
			['Ann Lee', '2'],
		] as const)
			lately.note('contact', { Title: text }, id);
		expect(lately.records('contact', 'Title', 'Ann Lee')).toEqual(['1', null, '2']);
	});

	it('leave out a deleted record until it is written again', () => {
		const lately = new LatelyWritten('d');
		for (const id of ['1', '2']) lately.note('contact', { Title: 'x' }, id);
		lately.forget('contact', '1');
		lately.forget('case', '2');
		expect(lately.records('contact', 'Title', 'x')).toEqual(['2']);
		lately.note('contact', { Phone: '5' }, '1');
		expect(lately.records('contact', 'Title', 'x')).toEqual(['1', '2']);
	});
});
