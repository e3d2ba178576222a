import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Remembered } from '../../connection/remembered';
import type { ModuleName } from '../../helpdesk/catalogue';
import type { FormField, FormFieldType } from '../../helpdesk/form-field';
import { credentialsOfForm } from '../form-credentials';
import { CREDENTIAL_TYPE } from './connection';
import type { DeskField, FieldType } from './field';
import { FIELD_MEMORY, fieldPlace, KEPT_MS, organizationKey } from './field-memory';
import { formConnection } from './form-connection';
import { learnFormFields } from './learn-fields';
import type { DeskModule } from './module';
import { deskModule } from './modules';

const remembered = new Remembered<readonly FormField[]>(KEPT_MS);

export function forgetFormFields(): void {
	remembered.clear();
}

/** The fields of a module of the portal. Costs nothing if a run or a form has read them in the last five minutes. */
export async function formFields(this: ILoadOptionsFunctions, module: ModuleName): Promise<readonly FormField[]> {
	const credentials = await credentialsOfForm(this, CREDENTIAL_TYPE);
	const { account, connection } = formConnection(this, credentials);
	const row = deskModule(module);
	const place = fieldPlace(organizationKey(account, connection.identity()), account.departmentId, module);
	const known = FIELD_MEMORY.fresh(place, Date.now());
	if (known !== undefined) return known.all.map((field) => formField(row, field));
	return await remembered.get(place, async () => {
		const fields = await learnFormFields(connection.call, row, account.departmentId);
		return fields.map((field) => formField(row, field));
	});
}

/** Fields of all modules that a form shows from the start, by API name. */
const USUAL: ReadonlySet<string> = new Set([
	...['subject', 'contactId', 'email', 'description', 'status', 'priority', 'dueDate'],
	...['firstName', 'lastName', 'phone', 'accountName', 'title', 'answer', 'categoryId', 'name'],
	...['productName', 'productCode', 'contractName', 'accountId'],
]);

/** A new record gets its department from the credential, and a ticket its contact from an e-mail: see new-records.ts. */
function isFilledIn({ name, departmentField }: DeskModule, field: string): boolean {
	return field === departmentField || (name === 'case' && field === 'contactId');
}

const TYPES: Readonly<Record<FieldType, FormFieldType>> = {
	Text: 'text',
	Textarea: 'longText',
	Email: 'text',
	Phone: 'text',
	URL: 'text',
	Picklist: 'choice',
	Multiselect: 'choices',
	Date: 'date',
	DateTime: 'dateTime',
	Number: 'number',
	Decimal: 'number',
	Boolean: 'boolean',
	Reference: 'reference',
	Ids: 'references',
	Other: 'object',
};

function formField(module: DeskModule, field: DeskField): FormField {
	const { name, label, type, choices, writable, custom } = field;
	const required = field.required && !isFilledIn(module, name);
	const base = { name, label, type: TYPES[type], writable, required, usual: USUAL.has(name), custom };
	return choices === undefined ? base : { ...base, choices };
}
