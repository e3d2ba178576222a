import { type ILoadOptionsFunctions, type INodePropertyOptions, NodeOperationError } from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskDoor } from './call';
import { deskModule, MODULES } from './modules';
import { CREDENTIAL_TYPE } from './connection';
import { readerKey } from './field-memory';
import { formConnection } from './form-connection';
import { type ChoiceList, fromAddressChoices, moduleChoices, viewChoices } from './lists';

/** Reads a list for a form. */
type Reading = (
	reader: string,
	call: DeskDoor,
	department: string | undefined,
	form: Pick<ILoadOptionsFunctions, 'getCurrentNodeParameter'>,
) => Promise<ChoiceList>;

/** The last line of a list that has more rows than one page. */
const MORE: INodePropertyOptions = {
	name: 'More Exist: Enter the ID as an Expression',
	value: '',
};

/** A list of a form, read with the credential of the node. Costs at most 3 credits in five minutes. */
function listOf(reading: Reading) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			const credentials = await this.getCredentials(CREDENTIAL_TYPE);
			const { account, connection } = formConnection(this, credentials);
			const reader = readerKey(account, connection.identity());
			const { choices, isWhole } = await reading(reader, connection.call, account.departmentId, this);
			return [...choices, ...(isWhole ? [] : [MORE])];
		} catch (error) {
			const { message, nextStep } = asHelpdeskError(error).problem;
			throw new NodeOperationError(this.getNode(), `${message} ${nextStep}`);
		}
	};
}

/** The lists that forms load, by the name under which n8n calls them. */
export const CHOICES = {
	deskModules: listOf(moduleChoices),
	deskViews: listOf(async (reader, call, department, form) => {
		const resource = form.getCurrentNodeParameter('resource') ?? MODULES[0].name;
		const { path } = deskModule(String(resource));
		return await viewChoices(reader, call, path, department);
	}),
	deskFromAddresses: listOf(async (reader, call, department) => {
		if (department === undefined)
			throw new HelpdeskError(
				problem(
					'setup',
					'Each department has its own addresses, and the credential names no department.',
					'Enter the Department ID in the credential, or give the address as an expression.',
				),
			);
		return await fromAddressChoices(reader, call, department);
	}),
};
