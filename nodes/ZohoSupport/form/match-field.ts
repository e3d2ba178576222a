import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import { type Given, textOf } from './given';
import { wrongFields } from './wrong-fields';

const MATCH_ON = 'Field to Match On';
const NAME = 'matchField';

/** Which field of the JSON tells the record. */
export const matchFieldForm = (service: Service): INodeProperties[] =>
	forEachModule(service, ({ keyField }) => ({
		displayName: MATCH_ON,
		name: NAME,
		type: 'string',
		default: keyField,
		description:
			'The name of the field that tells which record to update. Give it a value in the JSON too: the node searches for it. If Zoho sets the field itself, the node updates records but creates none.',
		displayOptions: { show: { dataMode: ['json'] } },
	}));

/** The name of the field that tells which record is meant. @throws HelpdeskError `data` if none was given */
export function matchField(given: Given): string {
	const name = textOf(given(NAME, ''), MATCH_ON).trim();
	if (name === '') throw wrongFields(`No field is named under '${MATCH_ON}'`, 'Enter the name of a field.');
	return name;
}
