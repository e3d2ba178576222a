/** What became of each case when n8n was killed again and again. Pure. */

/** A case as the help desk has it. */
export interface OwnedCase {
	readonly id: string;
	/** The workflow that was active when the case came in: its trigger owes it. */
	readonly workflow: string;
}

/** What the workflow said to the other side, when it said it. */
export interface Telling {
	readonly id: string;
	readonly workflow: string;
	readonly execution: string;
	readonly possibleRepeat: boolean;
	/** How often n8n had been started by then. */
	readonly life: number;
}

/** What n8n itself knows of an execution. */
export interface SeenExecution {
	readonly id: string;
	/** `success`, `crashed`, … in n8n's words. */
	readonly status: string;
	/** The cases that the trigger gave it. */
	readonly cases: readonly string[];
}

export interface Facts {
	readonly cases: readonly OwnedCase[];
	/** In the order they came. */
	readonly tellings: readonly Telling[];
	readonly executions: readonly SeenExecution[];
}

export interface Reckoning {
	readonly cases: number;
	/** Told at least once. */
	readonly told: number;
	/** Executions that were killed midway, whether they had told by then or not. */
	readonly killedExecutions: number;
	/** Told by no execution, and in one that n8n had begun when it was killed. */
	readonly begunAndKilled: readonly string[];
	/** Told by no execution, and in none that was killed. */
	readonly lost: readonly string[];
	/** Cases that more than one execution was given, or told. */
	readonly inTwoExecutions: readonly string[];
	/** Tellings of a case that had been told before. */
	readonly repeats: { readonly marked: number; readonly unmarked: readonly Telling[] };
	/** Marked tellings of a case that had not been told: the execution before it was killed, or never came to be. */
	readonly markedFirst: number;
	/** Starts of n8n after which something came out marked. */
	readonly startsWithMarks: number;
	/** Tellings of a case that the workflow does not owe. */
	readonly uninvited: readonly Telling[];
}

/** The status that n8n gives an execution which it finds begun when it starts. */
const KILLED = 'crashed';

export function reckon({ cases, tellings, executions }: Facts): Reckoning {
	const told = new Set(tellings.map(({ id }) => id));
	const untold = cases.map(({ id }) => id).filter((id) => !told.has(id));
	const killedExecutions = executions.filter(({ status }) => status === KILLED);
	const killed = new Set(killedExecutions.flatMap((execution) => execution.cases));
	const marked = tellings.filter(({ possibleRepeat }) => possibleRepeat);
	const repeated = tellings.filter((telling, place) => tellings.findIndex(({ id }) => id === telling.id) < place);
	const markedRepeats = repeated.filter(({ possibleRepeat }) => possibleRepeat).length;
	const owner = new Map(cases.map(({ id, workflow }) => [id, workflow]));
	return {
		cases: cases.length,
		told: cases.length - untold.length,
		killedExecutions: killedExecutions.length,
		begunAndKilled: untold.filter((id) => killed.has(id)),
		lost: untold.filter((id) => !killed.has(id)),
		inTwoExecutions: cases.map(({ id }) => id).filter((id) => executionsOf(id, tellings, executions).size > 1),
		repeats: { marked: markedRepeats, unmarked: repeated.filter(({ possibleRepeat }) => !possibleRepeat) },
		markedFirst: marked.length - markedRepeats,
		startsWithMarks: new Set(marked.map(({ life }) => life)).size,
		uninvited: tellings.filter(({ id, workflow }) => owner.get(id) !== workflow),
	};
}

function executionsOf(id: string, tellings: Facts['tellings'], executions: Facts['executions']): Set<string> {
	const telling = tellings.filter((each) => each.id === id).map(({ execution }) => execution);
	const given = executions.filter((each) => each.cases.includes(id)).map((each) => each.id);
	return new Set([...telling, ...given]);
}
