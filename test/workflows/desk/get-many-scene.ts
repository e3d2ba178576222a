import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { GO_ON, openDeskBench } from './bench';

export const CASE = { resource: 'case', operation: 'getMany' };
export const ALL = { ...CASE, returnAll: true };
export const HOUR = 3_600_000;

/** The option that sorts by a field. */
export const sort = (field: string, direction = 'ascending') => ({ sort: { by: { field, direction } } });

/** Filters, each with a field, a comparison and a value. */
export const filters = (...rows: Array<readonly [field: string, comparison: string, value: string]>) => ({
	filters: { condition: rows.map(([field, comparison, value]) => ({ field, comparison, value })) },
});

/** A portal with 250 tickets, and what Get Many asked of it. */
export function openGetMany() {
	const bench = openDeskBench({ seed: 7, tickets: 250, now: '2026-11-24T20:00:00Z' });
	const asked = () =>
		bench.zoho.journal
			.entries()
			.filter(({ operationId, status }) => /^(get|search)/.test(operationId ?? '') && status < 300)
			.filter(({ path }) => !/Fields$|layouts|[oO]rganizations/.test(path))
			.map(({ operationId, query }) => [operationId, query ?? {}] as const);
	return {
		bench,
		tickets: () => bench.zoho.records('tickets') as IDataObject[],
		/** The reads that Zoho answered, without those for fields and organizations. */
		asked,
		operations: () => asked().map(([operationId]) => operationId),
		/** The sentence with which the node refuses. */
		refusal: async (parameters: INodeParameters) =>
			String((await bench.items(parameters, { settings: GO_ON }))[0]?.error),
	};
}
