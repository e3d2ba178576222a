import type { ListQuestion, ListRow } from './list-service';
import { Fault, type Given, type PollPlace, type Settings, type SystemUnderTest } from './system';

/** A common polling method. Each has the defect in its name. */
interface Way {
	readonly what: string;
	poll(place: PollPlace, settings: Settings): Promise<readonly ListRow[]>;
}

const page = async ({ ask }: PollPlace, { pageSize }: Settings, from = 1) =>
	await asked(ask, { since: undefined, window: { from, to: from + pageSize - 1 } });

const asked = async (ask: PollPlace['ask'], question: ListQuestion) => [...(await ask(question))] as ListRow[];

async function all(place: PollPlace, settings: Settings): Promise<ListRow[]> {
	const rows: ListRow[] = [];
	for (let last: ListRow[] | undefined; last === undefined || last.length === settings.pageSize; rows.push(...last))
		last = await page(place, settings, rows.length + 1);
	return rows;
}

/** Keeps the names of rows, and returns the rows whose names were not kept before. */
function unseen(
	{ staticData }: PollPlace,
	rows: readonly ListRow[],
	most: number,
	nameOf: (row: ListRow) => string,
): ListRow[] {
	const seen = Array.isArray(staticData.seen) ? staticData.seen.map(String) : undefined;
	const names = rows.map(nameOf);
	staticData.seen = [...(seen ?? []), ...names.filter((name) => seen?.includes(name) !== true)].slice(-most);
	return seen === undefined ? [] : rows.filter((_row, at) => !seen.includes(names[at]));
}

/** Returns the rows that changed after the time that was kept. */
function later({ staticData }: PollPlace, rows: readonly ListRow[], next: string): ListRow[] {
	const since = typeof staticData.since === 'string' ? staticData.since : undefined;
	staticData.since = next;
	return since === undefined ? [] : rows.filter(({ modified }) => modified > since);
}

const newest = (rows: readonly ListRow[]) =>
	rows.reduce((last, { modified }) => (modified > last ? modified : last), '');
const byId = ({ id }: ListRow) => id;
const byVersion = ({ id, modified }: ListRow) => `${id} ${modified}`;

/** Small models of polling methods, each with a known defect. */
const WAYS: readonly Way[] = [
	{
		what: 'one page, oldest first: nothing comes from later pages',
		poll: async (place, settings) =>
			unseen(
				place,
				(await page(place, settings)).sort((a, b) => Number(a.id) - Number(b.id)),
				Infinity,
				byVersion,
			),
	},
	{
		what: 'updates recognized by id alone',
		poll: async (place, settings) => unseen(place, await all(place, settings), Infinity, byId),
	},
	{
		what: 'a cursor by the local clock',
		poll: async (place, settings) =>
			later(place, await all(place, settings), new Date(place.wall()).toISOString().slice(0, 19).replace('T', ' ')),
	},
	{
		what: 'one page, newest first: a burst is cut off',
		poll: async (place, settings) => {
			const rows = (await page(place, settings)).sort((a, b) => (a.modified < b.modified ? 1 : -1));
			return later(place, rows, newest(rows));
		},
	},
	{
		what: 'old records emitted at the first activation',
		poll: async (place, settings) => {
			place.staticData.seen ??= [];
			return unseen(place, await all(place, settings), Infinity, byVersion);
		},
	},
	{
		what: 'a list of the last 100 versions',
		poll: async (place, settings) => unseen(place, await all(place, settings), 100, byVersion),
	},
	{
		what: 'a failed page taken for the end of the list',
		poll: async (place, settings) => {
			const rows = await all(
				{
					...place,
					ask: async (...question) =>
						await place
							.ask(...question)
							.catch((error: unknown) => (error instanceof Fault ? [] : Promise.reject(error))),
				},
				settings,
			);
			return later(place, rows, newest(rows));
		},
	},
	{
		what: 'a whole page repeated when the newest record was deleted',
		poll: async (place, settings) => {
			const rows = (await page(place, settings)).sort((a, b) => Number(b.id) - Number(a.id));
			const known = rows.findIndex(({ id }) => id === place.staticData.last);
			place.staticData.last = rows.at(0)?.id;
			return known === -1 ? rows : rows.slice(0, known);
		},
	},
	{
		what: 'a cursor at the newest time that skips ties',
		poll: async (place, settings) => await all(place, settings).then((rows) => later(place, rows, newest(rows))),
	},
];

/** A cursor that starts again with each process or publication. */
function forgetful(): SystemUnderTest {
	return {
		name: 'a cursor set to now at each publication',
		start: (settings) => {
			const staticData: Record<string, unknown> = {};
			return {
				poll: async (place) =>
					given(
						await all(place, settings).then((rows) => unseen({ ...place, staticData }, rows, Infinity, byVersion)),
						settings,
					),
			};
		},
	};
}

export const PEERS: readonly SystemUnderTest[] = [
	...WAYS.map(
		({ what, poll }): SystemUnderTest => ({
			name: what,
			start: (settings) => ({ poll: async (place) => given(await poll(place, settings), settings) }),
		}),
	),
	forgetful(),
];

/** Sorts the events oldest first, so that only the defect fails. */
function given(rows: readonly ListRow[], { events }: Settings): Given[] {
	const kindOf = ({ n }: ListRow['version']) =>
		events === 'updated' || events === 'fieldChanged' ? events : n > 1 ? 'updated' : 'created';
	const all = rows.map(({ version }): Given => ({ kind: kindOf(version), version, possibleRepeat: false }));
	const timeOf = ({ kind, version }: Given) => (kind === 'created' ? version.madeAt : version.at);
	return all.sort((a, b) => timeOf(a) - timeOf(b));
}
