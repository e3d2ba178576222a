import { type ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';
import { moduleOf } from '../form/module-name';
import { chosenResource } from '../form/resource';
import { chosenService } from '../form/service';
import type { Module } from '../helpdesk/catalogue';
import type { FormField } from '../helpdesk/form-field';
import { asHelpdeskError } from '../helpdesk/problem';
import type { Service } from '../services/service';

/** The module that the open form is about. */
export interface ModuleOfForm extends Pick<Module, 'name' | 'keyField'> {
	readonly service: Service;
}

/** @throws NodeOperationError that says what is not chosen; undefined for a form that is about no module */
export function moduleOfForm(form: ILoadOptionsFunctions): ModuleOfForm | undefined {
	const given = (name: string, otherwise?: unknown): unknown => form.getCurrentNodeParameter(name) ?? otherwise;
	try {
		const service = chosenService(given);
		const resource = chosenResource(given);
		if (!service.catalogue.has(resource)) return undefined;
		const name = moduleOf(given, service.catalogue.module(resource));
		return { service, name, keyField: service.catalogue.module(name).keyField };
	} catch (error) {
		throw shownIn(form, error);
	}
}

/**
 * The fields of the module, as the portal of the form's credential has them. At most two requests in five minutes.
 * @throws NodeOperationError with Zoho's words and the next step
 */
export async function readFields(
	form: ILoadOptionsFunctions,
	{ service, name }: ModuleOfForm,
): Promise<readonly FormField[]> {
	try {
		return await service.formFields.call(form, name);
	} catch (error) {
		throw shownIn(form, error);
	}
}

/** The same for the module of the open form; none for a form that is about no module. */
export async function fieldsOfForm(form: ILoadOptionsFunctions): Promise<readonly FormField[]> {
	const module = moduleOfForm(form);
	return module === undefined ? [] : await readFields(form, module);
}

function shownIn(form: ILoadOptionsFunctions, error: unknown): NodeOperationError {
	const { message, nextStep } = asHelpdeskError(error).problem;
	return new NodeOperationError(form.getNode(), `${message} ${nextStep}`);
}
