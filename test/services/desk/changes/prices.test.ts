import { describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE, PolledDesk, SECOND } from './polled-desk';

const asks = ({ asked }: PolledDesk) => asked.map(({ ask }) => ask);

describe('a poll of Zoho Desk', () => {
	it.each([
		['created', ['list'], 3],
		['changed', ['search'], 3],
		['both', ['search', 'list'], 6],
	] as const)('that waits for %s and finds nothing asks once each', (wanted, questions, credits) => {
		const desk = new PolledDesk().create(40);
		desk.startsNow(wanted);
		desk.wait(MINUTE).poll(wanted);

		desk.wait(MINUTE).poll(wanted);

		expect(asks(desk)).toEqual(questions);
		expect(desk.credits).toBe(credits);
		expect(desk.cursor.cost).toBe(credits);
	});

	it('reads a few new records one by one, and many by the search', () => {
		const desk = new PolledDesk().create(5);
		desk.startsNow('created');
		const few = desk.wait(MINUTE).create(2).poll('created');
		const ofFew = asks(desk);
		const many = desk.wait(MINUTE).create(90).poll('created');

		expect([few.length, ofFew]).toEqual([2, ['list', 'record', 'record']]);
		expect([many.length, asks(desk)]).toEqual([90, ['list', 'search']]);
	});

	it('reads by id only what the index does not show yet', () => {
		const desk = new PolledDesk({}, { lag: 30 * SECOND }).create(5).wait(MINUTE);
		desk.startsNow('both');
		desk.wait(MINUTE).create(1).wait(MINUTE).create(2);

		expect(desk.poll('both')).toHaveLength(3);
		expect(asks(desk)).toEqual(['search', 'list', 'record', 'record']);
		expect(desk.wait(MINUTE).poll('both')).toHaveLength(0);
		expect(asks(desk)).toEqual(['search', 'list']);
	});

	it('says the price of a window with several pages', () => {
		const desk = new PolledDesk().create(5);
		desk.startsNow('changed');
		desk.wait(MINUTE).create(250).poll('changed');
		const said = desk.cursor.cost;
		desk.wait(SECOND).poll('changed');

		expect([said, desk.credits].every((credits) => credits >= 9)).toBe(true);
		// Once they are older than the index may be late, they are read no more.
		desk.wait(15 * MINUTE).poll('changed');
		desk.wait(MINUTE).poll('changed');
		expect(desk.credits).toBe(3);
	});

	it('in a busy portal sweeps once an hour, and in a quiet one always', () => {
		const sinceOf = (desk: PolledDesk) =>
			desk.asked
				.flatMap((one) => (one.ask === 'search' ? [one.since] : []))
				.reduce((a: number, b) => Math.min(a, b), Infinity);
		const busy = new PolledDesk();
		busy.startsNow('changed');
		const sweeps: boolean[] = [];
		for (let minute = 0; minute < 180; minute += 1) {
			busy.wait(MINUTE).create(1).poll('changed');
			const { watermark } = busy.cursor;
			if (minute > 60) sweeps.push((watermark ?? 0) - sinceOf(busy) > 30 * MINUTE);
		}
		const quiet = new PolledDesk().create(1);
		quiet.startsNow('changed');
		quiet
			.wait(3 * HOUR)
			.create(1)
			.poll('changed');
		quiet.wait(3 * HOUR).poll('changed');
		quiet.wait(MINUTE).poll('changed');

		expect(sweeps.filter(Boolean)).toHaveLength(2);
		expect((quiet.cursor.watermark ?? 0) - sinceOf(quiet)).toBeGreaterThan(2 * HOUR);
	});

	it('finds in a sweep what the index showed later than it allows for', () => {
		const desk = new PolledDesk({}, { lag: 40 * MINUTE, outOfOrder: true });
		desk.startsNow('changed');
		const told: string[] = [];
		const minutes = (count: number, created: number) => {
			for (let minute = 0; minute < count; minute += 1)
				told.push(
					...desk
						.wait(MINUTE)
						.create(created)
						.poll('changed')
						.map(({ id }) => id),
				);
		};
		minutes(200, 1);
		const soon = told.length;
		minutes(120, 0);

		expect(soon).toBeLessThan(200);
		expect(new Set(told).size).toBe(200);
		expect(told).toHaveLength(200);
	});
});
