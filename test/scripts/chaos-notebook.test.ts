import { describe, expect, it } from '@jest/globals';
import { Notebook } from '../../scripts/chaos/notebook';

const LIST = { method: 'getrecords', parameters: {} };
const LONG = 60_000;

describe('what the crash test writes down', () => {
	it('counts each list that the help desk was asked for as a poll, and those in a quick row as one turn', () => {
		const book = new Notebook();
		for (const now of [0, 100, 2_900, 5_000, 10_000]) book.asked(LIST, now);
		expect([book.polls, book.turns]).toEqual([5, 3]);
	});

	it('holds with each telling how often n8n had been started', () => {
		const book = new Notebook();
		book.life = 3;
		book.told({ id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false });
		expect(book.tellings).toEqual([{ id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false, life: 3 }]);
	});

	it('knows which cases were not told', () => {
		const book = new Notebook();
		book.cases.push({ id: '1', workflow: 'w1' }, { id: '2', workflow: 'w1' });
		book.told({ id: '1', workflow: 'w1', execution: 'a', possibleRepeat: false });
		expect(book.untold()).toEqual(['2']);
	});

	it('no longer awaits a case that was given up, but those that come in later', () => {
		const book = new Notebook();
		book.cases.push({ id: '1', workflow: 'w1' });
		book.giveUp();
		book.cases.push({ id: '2', workflow: 'w1' });
		expect(book.awaited()).toEqual(['2']);
	});

	it('ends a wait when what was waited for is written down', async () => {
		const book = new Notebook();
		const waiting = book.until('A poll', () => book.polls > 0, LONG);
		book.asked(LIST, 0);
		await expect(waiting).resolves.toBeUndefined();
	});

	it('ends a wait at once where it holds already', async () => {
		await expect(new Notebook().until('Nothing', () => true, LONG)).resolves.toBeUndefined();
	});

	it('ends a wait with the reason of an interruption', async () => {
		const stop = new AbortController();
		const waiting = new Notebook().until('A poll', () => false, LONG, stop.signal);
		stop.abort(new Error('Ctrl-C'));
		await expect(waiting).rejects.toThrow('Ctrl-C');
	});

	it('says what did not come', async () => {
		await expect(new Notebook().until('A poll', () => false, 1)).rejects.toThrow('A poll did not come within 0.001 s.');
	});
});
