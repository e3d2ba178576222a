import type { PortalRecord } from '../portal/record';
import type { Module } from '../modules';
import { Refusal } from '../refusals';
import type { Element } from '../wire/element';
import { fieldElement, valueOf } from './answered-rows';
import { required } from './call';
import type { Result, Visit } from './call';

/** One message of a case. The messages are the description and, if there is one, the resolution. */
interface Thread {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly direction: 'in' | 'out';
	readonly content: string;
	readonly timeLabel: 'Created Time' | 'Modified Time';
}

const RECORD_PREFIX = '190';
const THREAD_PREFIX = '191';

/** getrequestthreads: all messages of a case, with texts only for `needdescription=true` [client]. */
export function getRequestThreads(module: Module, visit: Visit): Result {
	const record = caseOf(required(visit.parameters, 'requestid'), 'requestid', module, visit);
	const withContent = visit.parameters.get('needdescription') === 'true';
	return answer(threadsOf(record), record, withContent, module, visit);
}

/** getthreadinfo: one message with its text [client]. */
export function getThreadInfo(module: Module, visit: Visit): Result {
	const id = required(visit.parameters, 'threadid');
	const record = caseOf(id.startsWith(THREAD_PREFIX) ? caseIdOf(id) : id, 'threadid', module, visit);
	const thread = threadsOf(record).find((candidate) => candidate.id === id);
	if (thread === undefined) throw new Refusal(visit.points.notFound);
	return answer([thread], record, true, module, visit);
}

function answer(
	threads: readonly Thread[],
	record: PortalRecord,
	withContent: boolean,
	module: Module,
	visit: Visit,
): Result {
	const children = threads.map(
		(thread): Element => ({ name: 'threadinfo', children: fieldsOf(thread, record, withContent, module, visit) }),
	);
	return { elements: [{ name: module.element, children }], rows: threads.length };
}

function fieldsOf(thread: Thread, record: PortalRecord, withContent: boolean, module: Module, visit: Visit): Element[] {
	const cells: [string, string][] = [
		['THREADID', thread.id],
		['CASEID', record.id],
		['Subject', record.fields.Subject ?? ''],
		['From', thread.from],
		['To', thread.to],
		['Direction', thread.direction],
		['Channel', record.fields.Channel ?? 'Email'],
		['Created Time', valueOf(record, thread.timeLabel, module, visit) ?? ''],
	];
	if (withContent) cells.push(['Content', thread.content]);
	return cells.map(([label, value]) => fieldElement(label, value, visit.points));
}

function threadsOf(record: PortalRecord): Thread[] {
	const contact = record.fields.Email ?? record.fields['Contact Name'] ?? '';
	const supportAddress = record.fields['To Address'] ?? 'support@demosupport.example';
	const { Description: description = '', Resolution: resolution } = record.fields;
	const first: Thread = {
		id: threadId(record.id, 1),
		from: contact,
		to: supportAddress,
		direction: 'in',
		content: description,
		timeLabel: 'Created Time',
	};
	if (resolution === undefined) return [first];
	return [
		first,
		{
			id: threadId(record.id, 2),
			from: supportAddress,
			to: contact,
			direction: 'out',
			content: resolution,
			timeLabel: 'Modified Time',
		},
	];
}

/** 18 digits like every id: prefix, two digits for the message, thirteen for the case. */
function threadId(caseId: string, number: number): string {
	return THREAD_PREFIX + String(number).padStart(2, '0') + caseId.slice(-13);
}

function caseIdOf(id: string): string {
	return `${RECORD_PREFIX}00${id.slice(-13)}`;
}

function caseOf(id: string, parameter: string, module: Module, visit: Visit): PortalRecord {
	if (!/^\d+$/.test(id)) throw new Refusal('4832', parameter);
	const record = visit.store.table(module.name, visit.department).get(id);
	if (record === undefined) throw new Refusal(visit.points.notFound);
	return record;
}
