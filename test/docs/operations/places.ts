/** The two services as the examples of docs/operations/ use them: filled by a seed, at a fixed time. */
import { mapKeys } from 'es-toolkit';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import type { Engine } from '../../engine/engine';
import { type DeskPortal, openDeskPortal } from '../../workflows/desk-portal';
import { openPortal, type Portal } from '../../workflows/portal';
import { ZOHO } from '../../workflows/zoho-node';
import { workflowOf } from '../mistakes/workflow';
import type { Example, Stored } from './examples';
import type { ExampleRun } from './page';

/** What only Zoho Desk has, and names of fields, which are the labels here. */
const NO_DESK: Omit<Stored, 'cases'> = {
	agent: '',
	department: '',
	fromAddress: '',
	named: (values) => ({ ...values }),
};

const API_NAMES: Readonly<Record<string, string>> = {
	Subject: 'subject',
	Priority: 'priority',
	Status: 'status',
	Email: 'email',
	'Last Name': 'lastName',
	Phone: 'phone',
};

const NOW = '2026-11-24T20:00:00Z';

export interface Place {
	/** A new state; the clock stands still. */
	reset(): Promise<void>;
	stored(): Stored;
	spent(): Pick<ExampleRun, 'requests' | 'credits'>;
	readonly engine: Engine;
}

export function deskPlace(portal: DeskPortal): Place {
	return {
		reset: async () => {
			portal.zoho.reset({ seed: 7, tickets: 20, now: NOW });
			portal.zoho.clock.freeze();
			portal.zoho.clock.set(NOW);
			await portal.save({ departmentId: portal.zoho.access.departments.support });
		},
		stored: () => {
			const { departments, agents, fromAddress } = portal.zoho.access;
			const place = { agent: agents.ada, department: departments.billing, fromAddress };
			const named: Stored['named'] = (values) => mapKeys(values, (_, label) => API_NAMES[label] ?? label);
			return { cases: portal.zoho.records('tickets').map(({ id }) => String(id)), ...place, named };
		},
		spent: () => ({
			requests: portal.zoho.journal.count({ kind: 'api' }),
			credits: portal.zoho.journal.credits(),
		}),
		get engine() {
			return portal.engine;
		},
	};
}

export function supportPlace(portal: Portal): Place {
	return {
		reset: async () => {
			portal.simulator.reset({ seed: 7, cases: 20, now: NOW });
			portal.simulator.clock.freeze();
			portal.simulator.clock.set(NOW);
			await portal.save({ edition: 'custom', dailyLimit: 5000 });
		},
		stored: () => ({ cases: portal.simulator.records('requests').map(({ id }) => id), ...NO_DESK }),
		spent: () => ({ requests: portal.simulator.journal.count({ kind: 'api' }) }),
		get engine() {
			return portal.engine;
		},
	};
}

export function openPlaces(): Readonly<Record<ServiceName, Place>> {
	return { desk: deskPlace(openDeskPortal()), support: supportPlace(openPortal()) };
}

/** Reads nothing, but the organization and the fields are known after it: they are read once, whatever a flow does. */
const NONE = { operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example' };

/** Runs an example. @throws the error of the node */
export async function runExample(
	place: Place,
	service: ServiceName,
	{ before = [], ...example }: Example,
): Promise<ExampleRun> {
	for (const resource of ['case', 'contact']) await run(place, service, { parameters: { resource, ...NONE } }, []);
	let items: readonly IDataObject[] = [];
	for (const one of before) items = (await run(place, service, one, items)).output;
	return await run(place, service, example, before.length === 0 ? [] : items);
}

async function run(
	place: Place,
	service: ServiceName,
	{ parameters, items, withFile }: Example,
	given: readonly IDataObject[],
): Promise<ExampleRun> {
	const counted = place.spent();
	const input = items ?? given;
	const all: INodeParameters = { service, ...parameters };
	const outcome = await place.engine.run(
		workflowOf(service, { withFile }, parameters, input.length === 0 ? undefined : [...input]),
	);
	if (outcome.error !== undefined) throw new Error(`${outcome.error.message} ${String(outcome.error.description)}`);
	const { requests, credits } = place.spent();
	return {
		parameters: all,
		items: usesItems(parameters) ? input : [],
		output: outcome.json(ZOHO),
		requests: requests - counted.requests,
		...(credits !== undefined && { credits: credits - (counted.credits ?? 0) }),
	};
}

/** Whether what an operation does comes from its items. */
function usesItems(parameters: INodeParameters): boolean {
	return /\$json|autoMap/.test(JSON.stringify(parameters));
}
