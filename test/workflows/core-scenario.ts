import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { wallTime } from '../../simulator/zone-time';
import { startSimulator, type OpenPoints } from '../../simulator/support/simulator';
import type { Engine, Outcome, WorkflowJson } from '../engine/engine';
import { chain, node } from '../engine/workflow-json';
import { autoMap, credentialFor, itemsNodes, zohoNode } from './zoho-node';

export type Format = 'json' | 'xml';

/** The case of Ann, found in the list: an answer to Create that leaves rows out gives no id. */
const FIRST = "={{ $('All').all().find((item) => item.json.Email === 'ann+1@x.example').json.id }}";
const SPECIAL = 'R&D <b>"Größe"</b> ]]> 🔥 {{ 1 }} 100 %';
/** A text as e-mails contain it. It ends with plain text that looks like an escape. */
const CONTROLS = 'Bad\u0001\tmail\r\nend\u000B\\u0001';
const DUE = '2026-11-24T18:30:00Z';

/** The rows to create: three cases, and one that every service refuses. */
const CASES = [
	{ Subject: SPECIAL, 'Contact Name': "Ann O'Lee", Email: 'ann+1@x.example', Description: `It says:\n${SPECIAL}` },
	{ Subject: '007', 'Contact Name': 'Bo', Email: 'bo@x.example', 'Due Date': DUE },
	{ Subject: 'true', 'Contact Name': 'Cy', Email: 'cy@x.example', Severity: 'S1' },
	{ Subject: 'nobody’s', Email: 'nobody@x.example' },
];

/** The result of a scenario, in words that are the same in every run. */
export interface Told {
	readonly error: string | undefined;
	readonly created: unknown[];
	readonly all: unknown[];
	/** The text of the old case, which contains control characters. */
	readonly old: unknown;
	readonly since: number;
	readonly found: unknown[];
	readonly nothing: unknown[];
	readonly got: boolean;
	readonly missing: unknown[];
	readonly updated: unknown[];
	readonly unknown: unknown[];
	readonly upserted: unknown[];
	readonly messages: unknown[];
	readonly deleted: unknown[];
	readonly left: unknown[];
	readonly due: unknown;
	readonly requests: number;
}

/** One workflow with every operation. Each node takes its ids from the first. */
function scenario(format: Format): WorkflowJson {
	const zoho = (name: string, operation: string, parameters: INodeParameters, more: object = {}) =>
		zohoNode(
			'support',
			name,
			{ resource: 'case', operation, options: { format }, ...parameters },
			{ executeOnce: true, alwaysOutputData: true, ...more },
		);
	const json = (fields: object) => ({ dataMode: 'json', jsonFields: JSON.stringify(fields) });
	const search = (searchValue: string) => ({ searchField: 'Email', searchValue, returnAll: true });
	const goOn = { onError: 'continueRegularOutput' };
	return chain(
		node('Start', 'manualTrigger'),
		...itemsNodes('Items', CASES),
		zoho('Create', 'create', { fields: autoMap() }, { executeOnce: false, ...goOn }),
		zoho('All', 'getMany', { returnAll: true }),
		zoho('Since', 'getMany', {
			returnAll: true,
			options: { format, modifiedSince: '={{ $now.minus({ hours: 1 }) }}' },
		}),
		zoho('Search', 'search', search('ann+1@x.example')),
		zoho('Nothing', 'search', search('nowhere@x.example')),
		zoho('Get', 'get', { recordId: FIRST }),
		zoho('Missing', 'get', { recordId: '190000000000009999' }, goOn),
		zoho('Update', 'update', { recordId: FIRST, ...json({ Status: 'Closed', 'Due Date': DUE }) }),
		zoho('Unknown', 'update', { recordId: FIRST, ...json({ Nonsense: 'x', Priority: 'High' }) }, goOn),
		zoho('Upsert old', 'upsert', { matchField: 'Email', ...json({ Email: 'ANN+1@x.example', Phone: '555' }) }, goOn),
		zoho('Upsert new', 'upsert', { matchField: 'Email', ...json({ Email: 'dee@x.example', 'Contact Name': 'Dee' }) }),
		zoho('Conversation', 'getConversation', { recordId: FIRST }),
		zoho('Delete', 'delete', { recordId: FIRST }),
	);
}

/** Runs the scenario against a fresh service with these switches; signs in with e-mail and password. */
export async function play(engine: Engine, openPoints: OpenPoints, format: Format): Promise<Told> {
	const simulator = await startSimulator({ openPoints, dailyLimit: 1_000_000 });
	try {
		simulator.clock.advance(-2 * 24 * 60 * 60_000);
		simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Old', Email: 'old@x.example', Description: CONTROLS });
		simulator.clock.advance(2 * 24 * 60 * 60_000);
		// All that follows happens in one second: prices do not depend on how fast this machine is.
		simulator.clock.freeze();
		const credential = {
			signIn: 'password',
			timeZone: openPoints.portalZone,
			edition: 'custom',
			dailyLimit: 1_000_000,
		};
		const outcome = await engine.run(scenario(format), { credentials: credentialFor(simulator.url, credential) });
		const left = simulator.records('requests').map(({ fields }) => fields.Email);
		return { ...tell(outcome), left, requests: simulator.journal.count({ kind: 'api' }) };
	} finally {
		await simulator.close();
	}
}

function tell(outcome: Outcome): Omit<Told, 'left' | 'requests'> {
	const of = (name: string, ...labels: string[]) =>
		outcome.json(name).map((item) => labels.map((label) => item[label]));
	const id = outcome.json('All').find(({ Email }) => Email === 'ann+1@x.example')?.id;
	return {
		error: outcome.error?.message,
		created: outcome.json('Create').map(fate),
		all: of('All', 'Subject', 'Email').map(String).sort(),
		old: outcome.json('All').find(({ Email }) => Email === 'old@x.example')?.Description,
		since: outcome.json('Since').filter(isRecent).length,
		found: of('Search', 'id', 'Subject').map(([found, subject]) => [found === id, subject]),
		nothing: outcome.json('Nothing'),
		got: JSON.stringify(outcome.json('Get')[0]) === JSON.stringify(outcome.json('All').find((item) => item.id === id)),
		missing: of('Missing', 'error'),
		updated: of('Update', 'id', 'outcome', 'Status').map(([updated, ...rest]) => [updated === id, ...rest]),
		unknown: outcome.json('Unknown').map(fate),
		upserted: [
			...of('Upsert old', 'id', 'outcome').map(([old, what]) => [old === id, what]),
			...of('Upsert new', 'outcome'),
		],
		messages: of('Conversation', 'caseId', 'Content').map(([caseId, content]) => [caseId === id, content]),
		deleted: of('Delete', 'id', 'outcome').map(([deleted, what]) => [deleted === id, what]),
		due: instantAndText(String(outcome.json('Update')[0]?.['Due Date'])),
	};
}

/** `created`, `updated`, `refused` or `uncertain`. */
function fate({ outcome, details }: IDataObject): unknown {
	return (
		outcome ?? (typeof details === 'object' && details !== null && 'outcome' in details ? details.outcome : undefined)
	);
}

/** The instant of an ISO text, and its local time. */
function instantAndText(iso: string): readonly [number, string] {
	return [Date.parse(iso), iso.slice(0, 19).replace('T', ' ')];
}

/** True when it was created in the last minutes, as it must be when the portal's times are read in its zone. */
function isRecent(item: IDataObject): boolean {
	return Math.abs(Date.parse(String(item['Created Time'])) - Date.now()) < 3 * 60_000;
}

/** The result that the scenario must have with these switches. */
export function expected(points: OpenPoints): Told {
	const isCut = points.addRowLimit === '1' && points.addPastLimit === 'ignore-rest';
	const written = CASES.slice(0, isCut ? 1 : 3);
	const [ann, ...others] = written;
	const answered = (value: unknown) => (points.htmlEntities === 'encoded' ? withEntities(String(value)) : value);
	const lags = points.searchLag !== '0';
	// A value that was sent is not written again when its id is unknown and the search does not find it.
	const isInDoubt = lags && createdOf(points)[0] === 'uncertain';
	return {
		error: undefined,
		created: createdOf(points),
		all: [
			...written.map(({ Subject, Email }) => String([answered(Subject), answered(Email)])),
			'Old,old@x.example',
		].sort(),
		old: 'Bad\tmail\nend\\u0001',
		since: written.length,
		// The search finds a new record only later, but Create or Update knows about it.
		found: lags ? [[false, undefined]] : [[true, answered(SPECIAL)]],
		nothing: [{}],
		got: true,
		missing: [['There is no case with the ID 190000000000009999.']],
		updated: [[true, 'updated', 'Closed']],
		unknown: [points.unknownField === 'refused' ? 'refused' : 'updated'],
		upserted: [isInDoubt ? [false, undefined] : [true, 'updated'], ['created']],
		messages: [[true, answered(ann?.Description)]],
		deleted: [[true, 'deleted']],
		left: ['old@x.example', ...others.map(({ Email }) => Email), 'dee@x.example'],
		due: [Date.parse(DUE), wallTime(Date.parse(DUE), points.portalZone)],
		requests: 14 + requestsOfCreate(points) + (isInDoubt ? -1 : lags ? 1 : 0),
	};
}

/** Results cannot be assigned to rows when one of several rows has no result and no number shows which. */
function createdOf({ addRowLimit, addPastLimit, addPartialFailure }: OpenPoints): string[] {
	const isUntold = addRowLimit === '1' ? addPastLimit === 'ignore-rest' : addPartialFailure === 'left-out';
	return isUntold ? ['uncertain', 'uncertain', 'uncertain', 'uncertain'] : ['created', 'created', 'created', 'refused'];
}

function withEntities(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** Four rows, the last one bad: one call, or halves until the bad row is alone or the call is small enough. */
function requestsOfCreate({ addRowLimit, addPastLimit, addPartialFailure }: OpenPoints): number {
	if (addRowLimit === '1') return addPastLimit === 'refuse' ? 6 : 1;
	return addPartialFailure === 'whole' ? 5 : 1;
}
