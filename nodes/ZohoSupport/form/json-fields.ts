import type { INodeProperties } from 'n8n-workflow';
import { keysOf, readTypedJson } from '../helpdesk/json-text';
import type { Service } from '../services/service';
import { type Given, isRow } from './given';
import { refuseTwice, wrongFields } from './wrong-fields';

const NAME = 'jsonFields';

/** *JSON*: one object with names of fields and values. */
export const jsonFieldsForm = ({ words }: Service): INodeProperties => ({
	displayName: 'Fields (JSON)',
	name: NAME,
	type: 'json',
	default: '{}',
	description: `One JSON object with the names of fields and their values, for example ${words.examples.json}`,
	displayOptions: { show: { dataMode: ['json'] } },
});

/** @throws HelpdeskError `data` for what is no object, or sets a field twice */
export function jsonFields(form: Given): Record<string, unknown> {
	const given = form(NAME, {});
	const parsed: unknown = typeof given === 'string' ? parsedJson(given) : given;
	if (!isRow(parsed)) {
		throw wrongFields(
			"'Fields (JSON)' must be one object with names of fields and values",
			'Write it as {"Subject": "Printer on fire"}. To write several records, give the node one input item for each.',
		);
	}
	refuseTwice(typeof given === 'string' ? keysOf(given) : Object.keys(parsed));
	return { ...parsed };
}

function parsedJson(text: string): unknown {
	try {
		return readTypedJson(text);
	} catch {
		throw wrongFields("'Fields (JSON)' is not valid JSON", 'Check its quotes, commas and brackets.');
	}
}
