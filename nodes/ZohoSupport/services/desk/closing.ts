import type { RecordId, WriteOutcome } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { problem, type Problem } from '../../helpdesk/problem';
import type { DeskDoor } from './call';
import { type Accepted, change, sendChange, uncertain } from './case-outcomes';
import { togetherPrice } from './case-prices';
import { idIn } from './ticket-rows';

/** Closes tickets with one request, with an outcome for each id in order. */
export async function closeTickets(send: DeskDoor, ids: readonly RecordId[]): Promise<WriteOutcome[]> {
	let accepted: Accepted = { kind: 'empty' };
	const call = { ...change('/closeTickets', { ids }), weight: togetherPrice(ids.length) };
	const whole = await sendChange(send, call, (answer) => {
		accepted = answer;
		return { kind: 'written', id: null };
	});
	if (whole.kind === 'written') return outcomesById(accepted, ids);
	// The request names no ticket alone, so the whole may have been refused for one of them.
	return ids.map(() => (whole.kind === 'refused' ? { ...whole, wholeCall: true } : whole));
}

/**
 * One outcome for each id. The answer is described without a body; other actions on many tickets list results
 * [openapi ticket.json, closeTickets, MassActionResult].
 */
function outcomesById(answer: Accepted, ids: readonly RecordId[]): WriteOutcome[] {
	const body = answer.kind === 'body' && isJsonObject(answer.body) ? answer.body : {};
	const results = Array.isArray(body.results) ? (body.results as readonly Json[]).filter(isJsonObject) : undefined;
	if (results === undefined) return ids.map((id) => ({ kind: 'written', id }));
	return ids.map((id) => {
		const result = results.find((one) => idIn(one) === id);
		if (result === undefined)
			return uncertain(problem('garbled', 'Zoho answered for other records, but not for this one', ''));
		if (result.success === true) return { kind: 'written', id };
		return { kind: 'refused', problem: reasonOf(result), wholeCall: false };
	});
}

function reasonOf({ errors }: JsonObject): Problem {
	const said = isJsonObject(errors) ? errors : {};
	const word = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined);
	const code = word('errorCode') ?? null;
	const message = `Zoho says: ${word('errorMessage') ?? word('error') ?? 'no reason given'} [${code ?? 'no code'}]`;
	return { ...problem('data', message, 'Look at the case in Zoho Desk, then run the item again.'), code };
}
