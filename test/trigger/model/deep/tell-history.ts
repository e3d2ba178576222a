import type { History } from '../history';
import { Life } from '../life';
import type { Row } from '../model-desk';
import { ours } from '../ours';
import type { Given, PollPlace, SystemUnderTest } from '../system';

const MOST_ROWS = 30;

/** Plays one history and tells what each poll asked, got and gave. @returns the exit code */
export async function tellHistory(json: string): Promise<number> {
	// What this check printed.
	const history = JSON.parse(json) as History;
	try {
		await new Life(history, told(ours())).play();
	} catch (error) {
		tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
		return 1;
	}
	tell('No promise was broken.');
	return 0;
}

function told(system: SystemUnderTest): SystemUnderTest {
	return {
		name: system.name,
		start: (settings) => {
			const inner = system.start(settings);
			tell('a process of n8n begins');
			return { poll: async (place) => await oneTold(inner.poll.bind(inner), place) };
		},
	};
}

async function oneTold(
	poll: (place: PollPlace) => Promise<readonly Given[]>,
	place: PollPlace,
): Promise<readonly Given[]> {
	tell(`poll at ${new Date(place.wall()).toISOString()}, from ${cursorText(place)}`);
	const ask: PollPlace['ask'] = async (since, window) => {
		const rows = await place.ask(since, window);
		tell(
			`   since ${since ?? 'ever'}, rows ${window.from} to ${window.to}: ${rows.slice(0, MOST_ROWS).map(rowText).join(' ')}${rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : ''}`,
		);
		return rows;
	};
	try {
		const given = await poll({ ...place, ask });
		tell(`   gives ${given.map(givenText).join(', ') || 'nothing'}; now ${cursorText(place)}`);
		return given;
	} catch (error) {
		tell(`   throws ${String(error)}`);
		throw error;
	}
}

function rowText({ id, version, modified }: Row): string {
	return `${id.slice(-3)}v${version.n}@${modified.slice(8)}`;
}

function givenText({ kind, version, possibleRepeat }: Given): string {
	return `${kind} ${version.id.slice(-3)}v${version.n}${possibleRepeat ? ' (may be a repeat)' : ''}`;
}

/** What n8n keeps, the long lists left out. */
function cursorText({ staticData }: PollPlace): string {
	const short = (key: string, value: unknown) =>
		key === 'rows' && Array.isArray(value) ? value.length : key === 'sums' ? '…' : timed(key, value);
	return JSON.stringify(staticData.trigger, short) ?? 'nothing';
}

function timed(key: string, value: unknown): unknown {
	return ['from', 'top'].includes(key) && typeof value === 'number' ? new Date(value).toISOString() : value;
}

function tell(text: string): void {
	process.stdout.write(`${text}\n`);
}
