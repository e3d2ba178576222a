import { describe, expect, it } from '@jest/globals';
import { Notebook } from '../../scripts/chaos/notebook';

const TELLING = { id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false, life: 1 };

describe('what the crash test writes down', () => {
	it('counts each list that the service was asked for as a poll, and those within three seconds as one turn', () => {
		const book = new Notebook();
		for (const now of [0, 100, 2_900, 5_000, 10_000]) book.polled(now);
		expect([book.polls, book.turns]).toEqual([5, 3]);
	});

	it('knows which cases were not told', () => {
		const book = new Notebook();
		book.cases.push({ id: '1', workflow: 'w1' }, { id: '2', workflow: 'w1' });
		book.tellings.push(TELLING);
		expect(book.untold()).toEqual(['2']);
	});

	it('no longer awaits a case that was given up, but those that come in later', () => {
		const book = new Notebook();
		book.cases.push({ id: '1', workflow: 'w1' });
		book.giveUp();
		book.cases.push({ id: '2', workflow: 'w1' });
		expect(book.awaited()).toEqual(['2']);
	});
});
