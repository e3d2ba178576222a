import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { KnownField, Module } from '../helpdesk/catalogue';
import type { Service } from '../services/service';
import { ownField } from './own-field';
import { shownFor } from './shown-for';

/** The choice that stands for a field of the portal's own, which is named beside it. */
export const CUSTOM_FIELD = '__custom';

const OWN_FIELD: INodePropertyOptions = { name: 'Custom Field', value: CUSTOM_FIELD };

/** The known fields of a module as choices of a list, by name. */
export function fieldOptions({ fields }: Pick<Module, 'fields'>): INodePropertyOptions[] {
	return fields.map(({ label }) => ({ name: label, value: label })).sort((a, b) => a.name.localeCompare(b.name));
}

/** The fields that hold one value, which a search or a condition may be about. */
export function comparableFields({ fields }: Module): KnownField[] {
	return fields.filter(({ isWhole }) => isWhole !== true);
}

/** Their choices, and any other field. */
export function comparableOrOwn(module: Module): INodePropertyOptions[] {
	return [...fieldOptions({ fields: comparableFields(module) }), OWN_FIELD];
}

/** Where a person names a field of their own, shown beside a list that holds `CUSTOM_FIELD`. */
export function ownFieldBeside(name: string, displayName: string, list: string): INodeProperties {
	return { ...ownField(name, displayName), displayOptions: { show: { [list]: [CUSTOM_FIELD] } } };
}

/**
 * A list of fields: one copy a module, all under one name, each shown for its module. One list that the editor loads
 * would not do: n8n does not save a value that is the default, and the default differs by module, so saved workflows
 * would change their meaning. A loaded list must also be called "… Names or IDs", which labels are not, and shows
 * saved values as mistakes while it can't be loaded.
 * @param build gives undefined for a module that has no such list
 */
export function forEachModule(
	{ catalogue }: Pick<Service, 'catalogue'>,
	build: (module: Module) => INodeProperties | undefined,
	path = 'resource',
): INodeProperties[] {
	return catalogue.modules.flatMap((module) => {
		const property = build(module);
		return property === undefined ? [] : shownFor({ [path]: [module.name] }, [property]);
	});
}
