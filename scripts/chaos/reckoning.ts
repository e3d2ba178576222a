/** What became of each case when n8n was killed again and again, and whether that is what it has to be. Pure. */

/** A case as the service has it. */
export interface OwnedCase {
	readonly id: string;
	/** The workflow that was active when the case came in: its trigger owes it. */
	readonly workflow: string;
}

/** What the workflow told the other side. */
export interface Telling extends OwnedCase {
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

/** A new token that n8n asked for. */
export interface Renewal {
	/** How often the token had ended by then. */
	readonly end: number;
	/** How often n8n had been started by then. */
	readonly life: number;
}

export interface Facts {
	readonly cases: readonly OwnedCase[];
	/** In the order in which they came. */
	readonly tellings: readonly Telling[];
	readonly executions: readonly SeenExecution[];
	/** What was written into each case, with the id of the execution; once for each time that it was carried out. */
	readonly writes?: readonly string[];
	readonly renewals?: readonly Renewal[];
}

export type Reckoning = ReturnType<typeof reckon>;

/** The status that n8n gives an execution which was running when n8n was killed. */
export const KILLED = 'crashed';

export function reckon({ cases, tellings, executions, writes = [], renewals = [] }: Facts) {
	const ids = cases.map(({ id }) => id);
	const told = new Set(tellings.map(({ id }) => id));
	const untold = ids.filter((id) => !told.has(id));
	const killedExecutions = executions.filter(({ status }) => status === KILLED);
	const killed = new Set(killedExecutions.flatMap((execution) => execution.cases));
	const marked = tellings.filter(({ possibleRepeat }) => possibleRepeat);
	const repeated = tellings.filter((telling, place) => tellings.findIndex(({ id }) => id === telling.id) < place);
	const markedRepeats = repeated.filter(({ possibleRepeat }) => possibleRepeat).length;
	const owner = new Map(cases.map(({ id, workflow }) => [id, workflow]));
	const executionsOf = (id: string) => [
		...tellings.filter((telling) => telling.id === id).map(({ execution }) => execution),
		...executions.filter((execution) => execution.cases.includes(id)).map((execution) => execution.id),
	];
	return {
		cases: cases.length,
		told: cases.length - untold.length,
		/** Executions that were killed, whether they had told by then or not. */
		killedExecutions: killedExecutions.length,
		/** Told by no execution, and in one that was running when n8n was killed. */
		begunAndKilled: untold.filter((id) => killed.has(id)),
		/** Told by no execution, and in none that was killed. */
		lost: untold.filter((id) => !killed.has(id)),
		/** Cases that more than one execution was given, or told. */
		inTwoExecutions: ids.filter((id) => new Set(executionsOf(id)).size > 1),
		/** Tellings of a case that had been told before. */
		repeats: { marked: markedRepeats, unmarked: repeated.filter(({ possibleRepeat }) => !possibleRepeat) },
		/** Marked tellings of a case that had not been told: the execution before was killed, or never came to be. */
		markedFirst: marked.length - markedRepeats,
		/** Starts of n8n after which something came out marked. */
		startsWithMarks: new Set(marked.map(({ life }) => life)).size,
		/** Tellings of a case that the workflow does not owe. */
		uninvited: tellings.filter(({ id, workflow }) => owner.get(id) !== workflow),
		writes: writes.length,
		/** Writes of an execution that it had written before. */
		writtenAgain: doubles(writes),
		/** How often n8n got a new token, and the ends of a token after which one n8n got more than one. */
		renewals: renewals.length,
		renewedAgain: doubles(renewals.map(({ end, life }) => `end ${end} in life ${life}`)),
	};
}

/** What occurs more than once, as often as it does so. */
function doubles(values: readonly string[]): string[] {
	return values.filter((value, place) => values.indexOf(value) < place);
}
