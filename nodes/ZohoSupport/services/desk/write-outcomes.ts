import type { Planned } from '../../helpdesk/dry-run';
import type { Refused, Uncertain, WriteOutcome } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import {
	asHelpdeskError,
	endsRun,
	hasNoAnswer,
	HelpdeskError,
	type Problem,
	problem,
	sentences,
} from '../../helpdesk/problem';
import { idIn } from './answers';
import type { DeskAnswer, DeskCall, DeskDoor, DeskPlan, DeskRefusal } from './call';
import { plannedOf } from './dry-run';
import type { Fields } from './fields';
import { saidAs } from './refusal';

/** An answer to a write that the service carried out. */
export type Accepted = Exclude<DeskAnswer, DeskRefusal | DeskPlan>;

const CHECK_FIRST = 'Before you send it again, check in Zoho Desk whether the write was carried out.';

/** The outcome of a write that may have been carried out, as a whole or in part. */
export function uncertain(trouble: Problem): Uncertain {
	const message = sentences(trouble.message, 'The write was sent, but it is not known whether Zoho carried it out');
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep: CHECK_FIRST } };
}

/**
 * Sends a write. After a lost answer, or an error that proves nothing, it is uncertain.
 * @param accepted reads the answer of a write that was carried out
 * @param fields give the fields that a refusal names their labels
 * @throws HelpdeskError for trouble that ends a run; nothing was written then
 */
export async function sendWrite<Done>(
	send: DeskDoor,
	call: DeskCall,
	accepted: (answer: Accepted) => Done,
	fields?: Fields,
): Promise<Done | Refused | Uncertain | Planned> {
	const answer = await send(call).catch((error: unknown) => lost(asHelpdeskError(error)));
	if (answer.kind === 'uncertain') return answer;
	if (answer.kind === 'planned') return plannedOf(answer.call);
	return answer.kind === 'error' ? refused(answer, fields) : accepted(answer);
}

/** Sends a write of many records, with an outcome for each id in order. @throws HelpdeskError as `sendWrite` */
export async function sendTogether(send: DeskDoor, call: DeskCall, ids: readonly string[]): Promise<WriteOutcome[]> {
	const outcome = await sendWrite(send, call, (answer) => outcomesById(answer, ids));
	if (Array.isArray(outcome)) return outcome;
	if (outcome.kind === 'planned') return Array<WriteOutcome>(ids.length).fill(plannedOf(call, ids));
	// The request names no record alone, so the whole may have been refused for one of them.
	return ids.map(() => (outcome.kind === 'refused' ? { ...outcome, wholeCall: true } : outcome));
}

/** What became of a write whose call threw. @throws the same error if it certainly was not carried out */
function lost(thrown: HelpdeskError): Uncertain {
	const { problem: trouble } = thrown;
	if (!hasNoAnswer(trouble) || trouble.neverArrived === true || trouble.whileSigningIn === true) throw thrown;
	return uncertain(trouble);
}

/** The outcome of an error answer: after an internal or unknown error the write may have been carried out. */
function refused(refusal: DeskRefusal, fields: Fields | undefined): Refused | Uncertain {
	const { problem: trouble } = refusal;
	if (trouble.kind === 'service' || trouble.kind === 'unclear') return uncertain(trouble);
	if (endsRun(trouble) && trouble.kind !== 'permission' && trouble.kind !== 'request') throw new HelpdeskError(trouble);
	if (trouble.kind === 'permission' && trouble.code !== 'FORBIDDEN') throw new HelpdeskError(trouble);
	return { kind: 'refused', problem: withFields(refusal, fields), wholeCall: false };
}

/** The words of a refusal, which names fields by API name, with their labels. */
function withFields({ problem: trouble, fields: named = [] }: DeskRefusal, fields: Fields | undefined): Problem {
	const message = named.reduce((words, { name, reason }) => {
		const key = name.replace(/^\/(?:cf\/)?/, '');
		const label = fields?.named(key)?.label;
		const said = `${label === undefined || label === key ? key : `${label} (${key})`}: ${reason}`;
		const plain = `${name}: ${reason}`;
		return words.includes(plain) ? words.replace(plain, () => said) : sentences(words, said);
	}, trouble.message);
	return { ...trouble, message };
}

/** One outcome for each id, from an answer with `results` [README, 6]; all written if it lists none. */
function outcomesById(answer: Accepted, ids: readonly string[]): WriteOutcome[] {
	const body = answer.kind === 'body' && isJsonObject(answer.body) ? answer.body : {};
	const results = Array.isArray(body.results) ? (body.results as readonly Json[]).filter(isJsonObject) : undefined;
	if (results === undefined) return ids.map((id) => ({ kind: 'written', id }));
	return ids.map((id) => {
		const result = results.find((one) => idIn(one) === id);
		if (result === undefined)
			return uncertain(problem('garbled', 'Zoho answered for other records, but not for this one', ''));
		if (result.success === true) return { kind: 'written', id };
		return { kind: 'refused', problem: reasonOf(result, id), wholeCall: false };
	});
}

/** Why one of many was refused. `errors` is described as an object [openapi, MassActionResult]; a list is read too. */
function reasonOf({ errors }: JsonObject, id: string): Problem {
	const first = Array.isArray(errors) ? (errors as readonly Json[])[0] : errors;
	const { errorCode, message, errorMessage, error } = isJsonObject(first) ? first : {};
	const said = [message, errorMessage, error].find((text) => typeof text === 'string' && text.trim() !== '');
	const code = typeof errorCode === 'string' ? errorCode : null;
	return {
		...problem(
			'data',
			sentences(saidAs(String(said ?? 'no reason given'), code ?? 'no code'), `The record is ${id}`),
			'Check the ID, and look at the record in Zoho Desk. Then run the item again.',
		),
		code,
	};
}
