import { afterEach } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { serve, type LocalService } from '../engine/local-service';
import { openPortal } from './portal';
import { skippedWaits } from './waits';
import { GO_ON } from './workbench';
import { ZOHO } from './zoho-node';

const BY_ID = {
	resource: 'case',
	recordId: '={{ $json.id ?? "5" }}',
	dataMode: 'json',
	jsonFields: '{"Status":"Closed"}',
};
export const UPDATE = { ...BY_ID, operation: 'update' };
export const DELETE = { ...BY_ID, operation: 'delete' };
export const GET = { ...BY_ID, operation: 'get' };
export const CONVERSATION = { ...BY_ID, operation: 'getConversation' };

/** An answer of the service: HTTP status, the content of `response`, and headers. */
export interface Reply {
	readonly status?: number;
	readonly response: object;
	readonly headers?: Record<string, string>;
}

/** An error of the service. */
export function refusing(status: number, code: string, message: string, headers = {}): Reply {
	return { status, response: { error: { code, message } }, headers };
}

/** The confirmation of a write. */
export function confirming(responsecode: string, record: unknown): Reply {
	return { response: { result: { responsecode, responsedata: { Cases: { record } } } } };
}

/** Cases to read, by their fields. */
export function listing(...rows: IDataObject[]): Reply {
	const row = rows.map((fields) => ({ fl: Object.entries(fields).map(([val, content]) => ({ val, content })) }));
	return { response: { result: { Cases: { row } } } };
}

/** `created`, `refused`, `uncertain`, `notSent` or `failed`. */
export function fate({ outcome, details }: IDataObject): unknown {
	return outcome ?? (details as IDataObject | undefined)?.outcome;
}

/** The outcomes of the items, and the number of requests. */
export interface Told {
	readonly told: IDataObject[];
	readonly fates: unknown[];
	readonly requests: number;
}

/** A service that answers as the test says, for this `describe`. */
export function openScriptedService() {
	const portal = openPortal();
	const waits = skippedWaits();
	const services: LocalService[] = [];
	afterEach(async () => {
		for (const service of services.splice(0)) await service.close();
	});

	/** Runs the node against a service that gives these answers and repeats the last one. */
	async function run(
		replies: readonly Reply[],
		parameters: INodeParameters,
		items: IDataObject[] = [{}],
	): Promise<Told> {
		let requests = 0;
		const service = await serve((_, response) => {
			const { status = 200, response: said, headers = {} } = replies[Math.min(requests, replies.length - 1)];
			requests += 1;
			response.writeHead(status, headers).end(JSON.stringify({ response: { uri: '/api', ...said } }));
		});
		services.push(service);
		await portal.save({ apiAddress: service.address });
		const told = (await portal.run(parameters, { items, settings: GO_ON })).json(ZOHO);
		return { told, fates: told.map(fate), requests };
	}

	return { run, waits };
}
