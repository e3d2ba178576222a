import type { ResourceMapperField } from 'n8n-workflow';
import { ZOHO } from './zoho-node';

/** The mapper of fields in the form of the node. */
export const MAPPER = { node: ZOHO, field: 'fields' };

export const CREATE = { resource: 'case', operation: 'create' };
export const UPDATE = { resource: 'case', operation: 'update', recordId: '={{ $json.id }}' };

/** The column that a form saves under this name. */
export function named(columns: readonly ResourceMapperField[], id: string): ResourceMapperField | undefined {
	return columns.find((column) => column.id === id);
}

/** The labels of the columns that a form shows from the start. */
export function shown(columns: readonly ResourceMapperField[]): string[] {
	return columns.filter(({ display, removed }) => display && removed !== true).map(({ displayName }) => displayName);
}
