import type { INodeProperties } from 'n8n-workflow';
import type { RecordSort } from '../helpdesk/helpdesk';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import { choiceOf, type Given, textOf, type Row, rowOf } from './given';

const DIRECTIONS = ['ascending', 'descending'] as const;

/** The order of the records, for the modules that have any. */
export function sortForm(service: Service): INodeProperties[] {
	return forEachModule(
		service,
		({ listing }) =>
			listing && {
				displayName: 'Sort',
				name: 'sort',
				type: 'fixedCollection',
				placeholder: 'Add Sort',
				default: {},
				description: listing.sorting,
				options: [{ displayName: 'Sort', name: 'by', values: sortRow(listing.sorts) }],
			},
		'/resource',
	);
}

function sortRow(sorts: ReadonlyArray<{ readonly name: string; readonly value: string }>): INodeProperties[] {
	const first = sorts.at(0)?.value ?? '';
	return [
		{
			displayName: 'Field',
			name: 'field',
			type: 'options',
			options: [...sorts].sort((one, other) => one.name.localeCompare(other.name, 'en')),
			default: first,
		},
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'ascending', description: 'The oldest, the least, or A first' },
				{ name: 'Descending', value: 'descending', description: 'The newest, the greatest, or Z first' },
			],
			default: 'ascending',
		},
	];
}

/** @throws HelpdeskError `data` for a direction that is none */
export function chosenSort(given: Given): RecordSort | undefined {
	const row = rowOf(given('options.sort', {}), 'by', 'Sort');
	if (row === undefined) return undefined;
	const { field, direction } = { direction: DIRECTIONS[0] as unknown, ...row } as Row;
	return {
		by: textOf(field, 'Sort > Field').trim(),
		descending: choiceOf(direction, 'Sort > Direction', DIRECTIONS) === 'descending',
	};
}
