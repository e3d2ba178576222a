import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type ModuleName } from '../helpdesk/helpdesk';
import { KNOWN_FIELDS } from '../helpdesk/fields';
import { MODULES } from '../helpdesk/modules';
import { textOf } from './given';
import type { NodeForm } from './node-form';
import { shownFor } from './shown-for';

/** The choice that stands for a field of the portal's own, named by its label. */
export const CUSTOM_FIELD = '__custom';

/** The known fields of a module as choices of a list, by name. */
export function fieldOptions(module: ModuleName, which: 'all' | 'writable'): INodePropertyOptions[] {
	const fields = KNOWN_FIELDS[module].filter((field) => which === 'all' || field.writable);
	return fields.map(({ label }) => ({ name: label, value: label })).sort((a, b) => a.name.localeCompare(b.name));
}

/** The choice of any other field, by its label. */
export const OWN_FIELD: INodePropertyOptions = { name: 'Custom Field (by Its Label)', value: CUSTOM_FIELD };

/** One list a module, all under the same name, each shown for its module. */
export function forEachModule(build: (module: ModuleName) => INodeProperties, path = 'resource'): INodeProperties[] {
	return MODULES.flatMap(({ name }) => shownFor({ [path]: [name] }, [build(name)]));
}

/** A field to pick: from the known ones of the module, or any other by its label. */
export function fieldChoice(
	name: string,
	displayName: string,
	description: string,
	preset: Readonly<Partial<Record<ModuleName, string>>>,
): INodeProperties[] {
	const customName = customNameOf(name);
	return [
		...forEachModule((module) => {
			const first = preset[module] ?? KNOWN_FIELDS[module][0].label;
			return {
				displayName,
				name,
				type: 'options',
				options: [...fieldOptions(module, 'all'), OWN_FIELD],
				default: first,
				description,
			};
		}),
		{
			displayName: `${displayName} (Label)`,
			name: customName,
			type: 'string',
			default: '',
			placeholder: 'e.g. Severity',
			description: 'The label of the field, exactly as Zoho shows it',
			displayOptions: { show: { [name]: [CUSTOM_FIELD] } },
		},
	];
}

/** `searchField` → `searchCustomField`. */
function customNameOf(name: string): string {
	return name.replace(/Field$/, 'CustomField');
}

/**
 * The label that a person picked or typed for one item.
 * @throws HelpdeskError `data` when none was given.
 */
export function chosenField(
	{ context }: { readonly context: NodeForm },
	name: string,
	displayName: string,
	index: number,
): string {
	const choice = textOf(context.getNodeParameter(name, index, ''), displayName).trim();
	const isOwn = choice === CUSTOM_FIELD;
	const label = isOwn
		? textOf(context.getNodeParameter(customNameOf(name), index, ''), `${displayName} (Label)`).trim()
		: choice;
	if (label === '')
		throw new HelpdeskError(problem('data', 'No field is chosen.', 'Pick a field, or type the label of your own.'));
	return label;
}
