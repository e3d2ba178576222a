import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, fieldOrOwn, forEachModule, ownLabel } from './field-lists';
import { type Given, textOf } from './given';

/** One field to pick, from the known ones of the module, or any other by its label. */
export interface FieldChoice {
	readonly displayName: string;
	readonly name: string;
	/** Where the label of any other field is typed. */
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
			const options = fieldOrOwn(module, 'all');
			return { displayName, name, type: 'options', options, default: first, description };
		}),
		ownLabel(customName, labelName(displayName), name),
	];
}

/**
 * The label that a person picked or typed.
 * @throws HelpdeskError `data` when none was given.
 */
export function chosenField(given: Given, { displayName, name, customName }: FieldChoice): string {
	const choice = textOf(given(name, ''), displayName).trim();
	const label = choice === CUSTOM_FIELD ? textOf(given(customName, ''), labelName(displayName)).trim() : choice;
	if (label === '')
		throw new HelpdeskError(
			problem('data', `No field is chosen under '${displayName}'.`, 'Pick a field, or type the label of your own.'),
		);
	return label;
}

function labelName(displayName: string): string {
	return `${displayName} (Label)`;
}
