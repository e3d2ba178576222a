import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, comparableOrOwn, forEachModule, ownFieldBeside } from './field-lists';
import { type Given, textOf } from './given';
import { ownFieldOf } from './own-field';

/** One field to pick, from the known ones of the module, or any other. */
export interface FieldChoice {
	readonly displayName: string;
	readonly name: string;
	/** Where any other field is named. */
	readonly customName: string;
}

export function fieldChoice(
	service: Service,
	{ displayName, name, customName }: FieldChoice,
	description: string,
): INodeProperties[] {
	return [
		...forEachModule(service, (module) => {
			const first = module.keyField;
			const options = comparableOrOwn(module);
			return { displayName, name, type: 'options', options, default: first, description };
		}),
		ownFieldBeside(customName, ownName(displayName), name),
	];
}

/**
 * The field that a person picked or named.
 * @throws HelpdeskError `data` when none was given.
 */
export function chosenField(given: Given, { displayName, name, customName }: FieldChoice): string {
	const choice = textOf(given(name, ''), displayName).trim();
	const label = choice === CUSTOM_FIELD ? ownFieldOf(given(customName, ''), ownName(displayName)) : choice;
	if (label === '')
		throw new HelpdeskError(
			problem('data', `No field is chosen under '${displayName}'.`, 'Choose a field, or a custom field.'),
		);
	return label;
}

function ownName(displayName: string): string {
	return `${displayName} (Custom Field)`;
}
