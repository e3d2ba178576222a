import type { History } from '../history';
import { Life } from '../life';
import { PLAYED } from '../played';
import type { Row } from '../records';
import type { Given, PollPlace, SystemUnderTest } from '../system';

const MOST_ROWS = 30;

/** Plays one history and prints the requests, answers and events of each poll. @returns the exit code */
export async function tellHistory(json: string): Promise<number> {
	// The JSON that this check printed.
	const history = JSON.parse(json) as History;
	try {
		await new Life(history, traced(PLAYED[history.desk === undefined ? 'support' : 'desk'].ours())).play();
	} catch (error) {
		print(error instanceof Error ? (error.stack ?? error.message) : String(error));
		return 1;
	}
	print('No promise was broken.');
	return 0;
}

function traced(system: SystemUnderTest): SystemUnderTest {
	return {
		name: system.name,
		start: (settings) => {
			const inner = system.start(settings);
			print('an n8n process starts');
			return { poll: async (place) => await tracedPoll(inner.poll.bind(inner), place) };
		},
	};
}

async function tracedPoll(
	poll: (place: PollPlace) => Promise<readonly Given[]>,
	place: PollPlace,
): Promise<readonly Given[]> {
	print(`poll at ${new Date(place.wall()).toISOString()}, from ${cursorText(place)}`);
	const ask: PollPlace['ask'] = async (question) => {
		const rows = await place.ask(question);
		print(
			`   ${JSON.stringify(question, timed)}: ${rows.slice(0, MOST_ROWS).map(rowText).join(' ')}${rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : ''}`,
		);
		return rows;
	};
	try {
		const given = await poll({ ...place, ask });
		print(`   emits ${given.map(givenText).join(', ') || 'nothing'}; now ${cursorText(place)}`);
		return given;
	} catch (error) {
		print(`   throws ${String(error)}`);
		throw error;
	}
}

function rowText({ id, version }: Row): string {
	return `${id.slice(-3)}v${version.n}@${version.shown.slice(8)}`;
}

function givenText({ kind, version, possibleRepeat }: Given): string {
	return `${kind} ${version.id.slice(-3)}v${version.n}${possibleRepeat ? ' (may be a repeat)' : ''}`;
}

/** The saved state, with only the length of its lists of versions. */
function cursorText({ staticData }: PollPlace): string {
	const short = (key: string, value: unknown) =>
		key === 'rows' && Array.isArray(value) ? value.length : timed(key, value);
	return JSON.stringify(staticData.trigger, short) ?? 'nothing';
}

function timed(key: string, value: unknown): unknown {
	return ['overlap', 'watermark', 'swept', 'since', 'until'].includes(key) && typeof value === 'number'
		? new Date(value).toISOString()
		: value;
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}
