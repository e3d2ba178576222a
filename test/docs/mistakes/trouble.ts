import type { Fault as DeskFault } from '../../../simulator/desk/simulator';
import type { Fault } from '../../../simulator/support/simulator';
import { LIST, type Mistake, type MistakeGroup, newCase, stored } from './mistake';

const OFTEN = 99;

/** Credits that are left of a day, fewer than the reserve. */
const A_REST = 5_000;

/** Trouble of every call, at both services. */
function onEachCall(did: string, kind: Fault['kind'] & DeskFault['kind'], names: string, requests: number): Mistake {
	const strike = { kind, count: OFTEN } as const;
	return {
		did,
		desk: {
			parameters: LIST,
			before: ({ faults }) => faults.add({ ...strike, operationId: 'getTickets' }),
			names,
			requests,
		},
		classic: { parameters: LIST, before: ({ faults }) => faults.add(strike), names, requests },
	};
}

export const TROUBLE: MistakeGroup = {
	title: 'Limits, and trouble on the way',
	mistakes: [
		{
			did: "The day's credits or requests are used up",
			desk: {
				parameters: LIST,
				before: ({ credits }) => credits.exhaust(),
				names: 'credits',
				code: 'THRESHOLD_EXCEEDED',
				requests: 0,
			},
			classic: {
				parameters: LIST,
				before: ({ quota }) => quota.exhaust(),
				names: 'requests are used up',
				code: '4421',
				requests: 1,
			},
		},
		{
			did: 'A workflow that runs by itself has used all but the part that is kept for people',
			desk: {
				parameters: newCase({}),
				byItself: true,
				before: ({ credits }) => credits.spend(credits.limit - A_REST),
				names: 'kept for people',
				requests: 0,
			},
		},
		{
			did: 'Too many calls come at once, from all apps together',
			desk: {
				parameters: LIST,
				before: ({ faults }) => faults.add({ kind: 'too-many-requests', operationId: 'getTickets', count: OFTEN }),
				names: 'at once',
				code: 'TOO_MANY_REQUESTS',
				requests: 5,
			},
			classic: {
				parameters: LIST,
				before: ({ faults }) => faults.add({ kind: 'error-4820', count: OFTEN }),
				names: 'rate limit',
				code: '4820',
				requests: 2,
			},
		},
		onEachCall('A web page comes in place of an answer', 'html', 'a web page came', 3),
		onEachCall('The answer is cut off', 'half', 'cut off', 3),
		onEachCall('The connection breaks', 'reset-before', 'the connection was lost', 3),
		onEachCall("Zoho's server fails", 'http-500', 'HTTP 500', 3),
		onEachCall('A proxy or firewall refuses the request', 'gateway', 'HTTP 403', 1),
		{
			did: 'The answer to a write is lost, so nobody knows whether it was carried out',
			desk: {
				parameters: newCase({}),
				before: ({ faults }) => faults.add({ kind: 'reset-after', operationId: 'createTicket', count: OFTEN }),
				names: 'Uncertain',
				requests: 1,
			},
			classic: {
				parameters: newCase({}),
				before: ({ faults }) => faults.add({ kind: 'reset-after', method: 'addrecords', count: OFTEN }),
				names: 'Uncertain',
				requests: 1,
			},
		},
		{
			did: 'You upload a file that is larger than Zoho, or a proxy on the way, takes',
			desk: {
				parameters: (zoho) => ({
					resource: 'case',
					operation: 'uploadAttachment',
					recordId: stored(zoho),
					binaryPropertyName: 'file',
				}),
				withFile: true,
				before: ({ faults }) => faults.add({ kind: 'gateway', status: 413, operationId: 'createTicketAttachment' }),
				names: "'note.txt'",
				requests: 1,
			},
		},
		{
			did: 'Zoho has switched off the classic API',
			classic: {
				parameters: LIST,
				before: (zoho) => zoho.setOpenPoints({ classicApi: 'gone' }),
				names: 'does not answer at this address',
				requests: 1,
			},
		},
	],
};
