import type { WriteOutcome } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError, problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { Answer } from '../../../nodes/ZohoSupport/services/support/answers';
import { problemOf } from '../../../nodes/ZohoSupport/services/support/errors';
import { SupportHelpdesk } from '../../../nodes/ZohoSupport/services/support/support-helpdesk';

/** A help desk whose service always gives this answer. An Error is thrown instead of an answer. */
export function answering(answer: Answer | HelpdeskError): SupportHelpdesk {
	const door = async () => await (answer instanceof HelpdeskError ? Promise.reject(answer) : Promise.resolve(answer));
	return new SupportHelpdesk(door, { zone: 'America/Los_Angeles' });
}

export const refusing = (code: string) => answering({ kind: 'error', problem: problemOf(code, 'words') });
export const failing = (kind: ProblemKind, neverArrived?: boolean) =>
	answering(new HelpdeskError({ ...problem(kind, 'trouble', 'Try.'), neverArrived }));
export const confirmed = (code: '2001' | '2002' | '2003', ...ids: Array<string | null>) =>
	answering({ kind: 'written', code, rows: ids.map((id) => ({ id, problem: null })) });
export const written = (...ids: Array<string | null>) => confirmed('2001', ...ids);
export const TWO = [{ Subject: 'a' }, { Subject: 'b' }];
export const kinds = (outcomes: readonly WriteOutcome[]) => outcomes.map(({ kind }) => kind);
