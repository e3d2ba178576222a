/** The table of services for the crash test: what each adds to a run, and how its journal is read. */
import type { INode } from 'n8n-workflow';
import { node } from '../../test/engine/workflow-json';
import { NODE_TYPE } from '../n8n/credential';
import type { Session } from '../n8n/session';
import type { ServiceName, StoredCredential } from '../n8n/workflow';
import type { Notebook } from './notebook';
import type { Renewal } from './reckoning';
import { Renewals } from './renewals';

/** A service while n8n is killed before it. */
export interface ChaosService {
	/** Its credential, as n8n stores it. */
	readonly credential: StoredCredential;
	/** Nodes of its own, at the end of the workflow. */
	readonly lastNodes: readonly INode[];
	/** @returns the id of the new case */
	addCase(subject: string): string;
	/** The next write of the workflow is carried out, but its answer never comes. */
	loseAnswer(): void;
	/** What the workflow wrote, once for each time that the service carried it out: the id of the case and the text. */
	writes(): string[];
	/** The tokens that n8n asked for; none where a token does not end. */
	renewals(): readonly Renewal[];
}

/** Adds a service to a run. */
export type Opening = (session: Session, book: Notebook, lives: { readonly life: number }) => ChaosService;

export const SERVICES: Readonly<Record<ServiceName, Opening>> = { desk: openDesk, support: openSupport };

export const SERVICE_NAMES = ['desk', 'support'] as const satisfies readonly ServiceName[];

/** Enough for four pages of the list and one more. */
const CONTACTS = 450;

/** Reads four pages at once: a token that ends meanwhile is refused to several calls together. */
const READ_AT_ONCE = {
	service: 'desk',
	resource: 'contact',
	operation: 'getMany',
	limit: CONTACTS,
	options: { pagesAtOnce: 4, fields: ['id'] },
};

function openDesk({ desk, credentials }: Session, book: Notebook, lives: { readonly life: number }): ChaosService {
	const renewals = new Renewals(() => desk.grants.expireAccessTokens(), lives);
	for (let made = 1; made <= CONTACTS; made += 1) desk.add('contacts', { lastName: `Contact ${made}` });
	desk.beforeAnswer(async ({ operationId, path }) => {
		if (operationId === 'getTickets') book.polled();
		if (operationId === 'getTicket') book.readAgain.add(path.split('/').at(-1) ?? '');
		await renewals.see(operationId);
	});
	const wasCarriedOut = ({ status, fault }: { status: number; fault: string | null }) =>
		status === 200 || fault === 'reset-after';
	return {
		credential: credentials.desk,
		lastNodes: [node('Read at once', NODE_TYPE, READ_AT_ONCE, { executeOnce: true, onError: 'continueRegularOutput' })],
		addCase: (subject) => desk.add('tickets', { subject }),
		loseAnswer: () => desk.faults.add({ kind: 'reset-after', operationId: 'updateTicket' }),
		writes: () =>
			desk.journal
				.entries()
				.filter((entry) => entry.operationId === 'updateTicket' && wasCarriedOut(entry))
				.map(({ path, body }) => `${path.split('/').at(-1)} ${JSON.stringify(body)}`),
		renewals: () => renewals.made,
	};
}

function openSupport({ zoho, credentials }: Session, book: Notebook): ChaosService {
	zoho.beforeAnswer(({ method, parameters }) => {
		if (method === 'getrecords') book.polled();
		if (method === 'getrecordsbyid') book.readAgain.add(parameters.id ?? '');
	});
	return {
		credential: credentials.authToken,
		lastNodes: [],
		addCase: (Subject) => zoho.add('requests', { Subject }),
		loseAnswer: () => zoho.faults.add({ kind: 'reset-after', method: 'updaterecords' }),
		writes: () =>
			zoho.journal
				.entries()
				.filter(({ method, outcome, fault }) => method === 'updaterecords' && (outcome === 'ok' || fault !== null))
				.map(({ parameters }) => `${parameters.id} ${parameters.xml}`),
		renewals: () => [],
	};
}
