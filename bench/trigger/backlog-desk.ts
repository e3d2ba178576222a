/** Child: a desk in a process of its own on which so many cases come in between the first request and the second. Its result is its address. */
import { startSimulator } from '../../simulator/simulator';
import { workAsChild } from '../children';
import { PLENTY } from '../desk-size';

const BEFORE = 30;
const SECOND_MS = 1_000;

workAsChild(async ([count]) => {
	const desk = await startSimulator({ dailyLimit: PLENTY });
	desk.clock.freeze();
	const add = (cases: number): void => {
		for (let left = cases; left > 0; left -= 1) {
			desk.clock.advance(SECOND_MS);
			desk.add('requests', {
				Subject: `The heating in room ${left} is cold again`,
				'Contact Name': 'Ann Lee',
				Status: 'Open',
				Priority: 'High',
			});
		}
	};
	add(BEFORE);
	desk.beforeAnswer(() => {
		if (desk.journal.count({ kind: 'api' }) === 1) add(Number(count));
	});
	return desk.url;
});
