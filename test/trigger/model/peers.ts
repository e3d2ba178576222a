import type { Row } from './model-desk';
import { Fault, type Given, type PollPlace, type Settings, type SystemUnderTest } from './system';

/** How one way of polling that is in use goes about it; each has the defect that its name tells. */
interface Way {
	readonly what: string;
	poll(place: PollPlace, settings: Settings): Promise<readonly Row[]>;
}

const page = async ({ ask }: PollPlace, { pageSize }: Settings, from = 1) =>
	await ask(undefined, { from, to: from + pageSize - 1 });

async function all(place: PollPlace, settings: Settings): Promise<Row[]> {
	const rows: Row[] = [];
	for (let last: Row[] | undefined; last === undefined || last.length === settings.pageSize; rows.push(...last))
		last = await page(place, settings, rows.length + 1);
	return rows;
}

/** Ids or the like that were kept, and what of the rows is not among them. */
function unseen({ staticData }: PollPlace, rows: readonly Row[], most: number, nameOf: (row: Row) => string): Row[] {
	const seen = Array.isArray(staticData.seen) ? staticData.seen.map(String) : undefined;
	const names = rows.map(nameOf);
	staticData.seen = [...(seen ?? []), ...names.filter((name) => seen?.includes(name) !== true)].slice(-most);
	return seen === undefined ? [] : rows.filter((_row, at) => !seen.includes(names[at]));
}

/** What was changed after the text that was kept. */
function later({ staticData }: PollPlace, rows: readonly Row[], next: string): Row[] {
	const since = typeof staticData.since === 'string' ? staticData.since : undefined;
	staticData.since = next;
	return since === undefined ? [] : rows.filter(({ modified }) => modified > since);
}

const newest = (rows: readonly Row[]) => rows.reduce((last, { modified }) => (modified > last ? modified : last), '');
const byId = ({ id }: Row) => id;
const byVersion = ({ id, modified }: Row) => `${id} ${modified}`;

/** The polling defects of others, each as a small model of our own. */
const WAYS: readonly Way[] = [
	{
		what: 'oldest first and one page: past it nothing ever comes',
		poll: async (place, settings) =>
			unseen(
				place,
				(await page(place, settings)).sort((a, b) => Number(a.id) - Number(b.id)),
				Infinity,
				byVersion,
			),
	},
	{
		what: 'updates known by id alone',
		poll: async (place, settings) => unseen(place, await all(place, settings), Infinity, byId),
	},
	{
		what: 'a cursor of the local clock',
		poll: async (place, settings) =>
			later(place, await all(place, settings), new Date(place.wall()).toISOString().slice(0, 19).replace('T', ' ')),
	},
	{
		what: 'a burst beyond one page',
		poll: async (place, settings) => {
			const rows = (await page(place, settings)).sort((a, b) => (a.modified < b.modified ? 1 : -1));
			return later(place, rows, newest(rows));
		},
	},
	{
		what: 'old records at the first activation',
		poll: async (place, settings) => {
			place.staticData.seen ??= [];
			return unseen(place, await all(place, settings), Infinity, byVersion);
		},
	},
	{
		what: 'a list of the last 100',
		poll: async (place, settings) => unseen(place, await all(place, settings), 100, byVersion),
	},
	{
		what: 'a failed page for the end of the list',
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
		what: 'a whole page when the newest record was deleted',
		poll: async (place, settings) => {
			const rows = (await page(place, settings)).sort((a, b) => Number(b.id) - Number(a.id));
			const known = rows.findIndex(({ id }) => id === place.staticData.last);
			place.staticData.last = rows.at(0)?.id;
			return known === -1 ? rows : rows.slice(0, known);
		},
	},
	{
		what: 'the newest time of all, ties left out',
		poll: async (place, settings) => await all(place, settings).then((rows) => later(place, rows, newest(rows))),
	},
];

/** A cursor that begins anew with each process or publication. */
function forgetful(): SystemUnderTest {
	return {
		name: 'a cursor moved to now by a new publication',
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

/** Oldest first, so that what fails is the defect. */
function given(rows: readonly Row[], { events }: Settings): Given[] {
	const kindOf = ({ n }: Row['version']) =>
		events === 'updated' || events === 'fieldChanged' ? events : n > 1 ? 'updated' : 'created';
	const all = rows.map(({ version }): Given => ({ kind: kindOf(version), version, possibleRepeat: false }));
	const timeOf = ({ kind, version }: Given) => (kind === 'created' ? version.madeAt : version.at);
	return all.sort((a, b) => timeOf(a) - timeOf(b));
}
