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
import type { WriteOutcome } from '../../helpdesk/helpdesk';
import type { DeskAnswer, DeskCall, DeskDoor, DeskRefusal } from './call';
import type { Fields } from './fields';

const CHECK_FIRST = 'Before you send it again, check in Zoho Desk whether the write was carried out.';

/** A write that may or may not have been carried out. */
export function uncertain(trouble: Problem): WriteOutcome {
	const message = sentences(trouble.message, 'The write was sent, but it is not known whether Zoho carried it out');
	return { kind: 'uncertain', problem: { ...trouble, message, nextStep: CHECK_FIRST } };
}

/** The answer to a write, or the outcome if none came. @throws HelpdeskError for trouble that ends a run */
export async function sendWrite(send: DeskDoor, call: DeskCall): Promise<DeskAnswer | WriteOutcome> {
	try {
		return await send(call);
	} catch (error) {
		const thrown = asHelpdeskError(error);
		const { problem: trouble } = thrown;
		const mayHaveArrived = hasNoAnswer(trouble) && trouble.neverArrived !== true && trouble.whileSigningIn !== true;
		if (!mayHaveArrived) throw thrown;
		return uncertain(trouble);
	}
}

/** The outcome of an error answer: after an internal or unknown error the write may have been carried out. */
export function refusedWrite(refusal: DeskRefusal, wholeCall: boolean, fields?: Fields): WriteOutcome {
	const { problem: trouble } = refusal;
	if (trouble.kind === 'service' || trouble.kind === 'unclear') return uncertain(trouble);
	if (endsRun(trouble) && trouble.kind !== 'permission' && trouble.kind !== 'request') throw new HelpdeskError(trouble);
	if (trouble.kind === 'permission' && trouble.code !== 'FORBIDDEN') throw new HelpdeskError(trouble);
	return { kind: 'refused', problem: withFields(refusal, fields), wholeCall };
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
export function outcomesById(answer: DeskAnswer, ids: readonly string[]): WriteOutcome[] {
	if (answer.kind === 'error') return ids.map(() => refusedWrite(answer, true));
	const body = answer.kind === 'body' && isJsonObject(answer.body) ? answer.body : {};
	const results = Array.isArray(body.results) ? (body.results as readonly Json[]).filter(isJsonObject) : undefined;
	if (results === undefined) return ids.map((id) => ({ kind: 'written', id }));
	return ids.map((id) => {
		const result = results.find((entry) => String(entry.id) === id);
		if (result === undefined)
			return uncertain(problem('garbled', 'Zoho answered for other records, but not for this one', ''));
		return result.success === true
			? { kind: 'written', id }
			: { kind: 'refused', problem: reasonOf(result), wholeCall: false };
	});
}

function reasonOf({ errors }: JsonObject): Problem {
	const error = Array.isArray(errors) ? (errors as readonly Json[])[0] : errors;
	const said = isJsonObject(error) ? error : {};
	const word = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined);
	const code = word('errorCode') ?? null;
	const message = word('message') ?? word('errorMessage') ?? code ?? 'Zoho gave no reason.';
	return { ...problem('data', message, 'Check the ID. The record may have been deleted.'), code };
}
