import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Given } from '../form/given';
import { moduleOf } from '../form/module-name';
import { chosenResource } from '../form/resource';
import { chosenService } from '../form/service';
import type { Module } from '../helpdesk/catalogue';
import type { FormField } from '../helpdesk/form-field';
import type { Service } from '../services/service';

/** The module that the open form is about. */
export interface ModuleOfForm extends Pick<Module, 'name' | 'keyField'> {
	readonly service: Service;
}

/** What an open form holds, by the name of the parameter. */
export function givenIn(form: ILoadOptionsFunctions): Given {
	return (name, otherwise) => form.getCurrentNodeParameter(name) ?? otherwise;
}

/** Undefined for a form that is about no module. @throws HelpdeskError `data` that says what is not chosen */
export function moduleOfForm(form: ILoadOptionsFunctions): ModuleOfForm | undefined {
	const given = givenIn(form);
	const service = chosenService(given);
	const resource = chosenResource(given);
	if (!service.catalogue.has(resource)) return undefined;
	const name = moduleOf(given, service.catalogue.module(resource));
	return { service, name, keyField: service.catalogue.module(name).keyField };
}

/**
 * The fields of the module, as the portal of the form's credential has them.
 * @throws HelpdeskError
 */
export async function readFields(
	form: ILoadOptionsFunctions,
	{ service, name }: ModuleOfForm,
): Promise<readonly FormField[]> {
	return await service.formFields.call(form, name);
}

/** The same for the module of the open form; none for a form that is about no module. */
export async function fieldsOfForm(form: ILoadOptionsFunctions): Promise<readonly FormField[]> {
	const module = moduleOfForm(form);
	return module === undefined ? [] : await readFields(form, module);
}
