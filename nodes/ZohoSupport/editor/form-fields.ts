import { type ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';
import { moduleOf } from '../form/module-name';
import { chosenResource } from '../form/resource';
import { chosenService } from '../form/service';
import type { FormField } from '../helpdesk/form-field';
import { asHelpdeskError } from '../helpdesk/problem';

/**
 * The fields of the module that the open form is about, as the portal of its credential has them. At most two requests
 * in five minutes.
 * @throws NodeOperationError with Zoho's words and the next step
 */
export async function fieldsOfForm(form: ILoadOptionsFunctions): Promise<readonly FormField[]> {
	const given = (name: string, otherwise?: unknown): unknown => form.getCurrentNodeParameter(name) ?? otherwise;
	try {
		const { catalogue, formFields } = chosenService(given);
		const resource = chosenResource(given);
		if (!catalogue.has(resource)) return [];
		return await formFields.call(form, moduleOf(given, catalogue.module(resource)));
	} catch (error) {
		const { message, nextStep } = asHelpdeskError(error).problem;
		throw new NodeOperationError(form.getNode(), `${message} ${nextStep}`);
	}
}
