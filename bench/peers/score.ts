import { Desk, type Happening, type Row } from './desk';
import type { History } from './histories';
import { Line, type Strategy } from './strategy';

/** What a strategy made of one history or of many. */
export interface Score {
	/** What had to come out. */
	readonly owed: number;
	/** Of it, what did not. */
	readonly missed: number;
	/** What came out again, or was there before the activation. */
	readonly repeated: number;
	readonly polls: number;
	readonly requests: number;
}

export const NOTHING: Score = { owed: 0, missed: 0, repeated: 0, polls: 0, requests: 0 };

export function sumOf(a: Score, b: Score): Score {
	return {
		owed: a.owed + b.owed,
		missed: a.missed + b.missed,
		repeated: a.repeated + b.repeated,
		polls: a.polls + b.polls,
		requests: a.requests + b.requests,
	};
}

/** Lets a trigger that goes by a strategy live through a history. */
export function scoreOf(strategy: Strategy, { switches, ahead, before, polls }: History): Score {
	const desk = new Desk(switches);
	happen(desk, before);
	const old = desk.all();
	const poller = strategy.start();
	const given: Row[] = [];
	let requests = 0;
	for (const plan of polls) {
		happen(desk, plan.before);
		if (plan.republished) poller.republish?.(plan.at + ahead);
		const line = new Line(desk, plan);
		try {
			given.push(...poller.poll(line, () => line.now() + ahead));
		} catch {
			// An error in n8n's list of executions; the next poll goes on.
		}
		line.end();
		requests += line.requests;
	}
	const left = strategy.waitsFor === 'created' ? creations(old, desk.all(), given) : versions(old, desk.all(), given);
	return { ...left, polls: polls.length, requests };
}

/** Each record that was created since, and is there yet, once. One that is gone may have gone before anyone could see it. */
function creations(
	old: readonly Row[],
	now: readonly Row[],
	given: readonly Row[],
): Pick<Score, 'owed' | 'missed' | 'repeated'> {
	const before = new Set(old.map(({ id }) => id));
	const came = new Set(given.map(({ id }) => id).filter((id) => !before.has(id)));
	const owed = now.filter(({ id }) => !before.has(id));
	return {
		owed: owed.length,
		missed: owed.filter(({ id }) => !came.has(id)).length,
		repeated: given.length - came.size,
	};
}

/** The last version of each record that is there yet; versions between two polls are nobody's. None twice. */
function versions(
	old: readonly Row[],
	now: readonly Row[],
	given: readonly Row[],
): Pick<Score, 'owed' | 'missed' | 'repeated'> {
	const key = ({ id, version }: Row) => `${id} ${version}`;
	const before = new Set(old.map(key));
	const came = new Set(given.map(key).filter((one) => !before.has(one)));
	const owed = now.filter((row) => !before.has(key(row)));
	return {
		owed: owed.length,
		missed: owed.filter((row) => !came.has(key(row))).length,
		repeated: given.length - came.size,
	};
}

function happen(desk: Desk, happenings: readonly Happening[]): void {
	for (const one of happenings) desk.happen(one);
}
