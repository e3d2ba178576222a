import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Remembered } from '../../connection/remembered';
import type { ModuleName } from '../../helpdesk/catalogue';
import type { FormField, FormFieldType } from '../../helpdesk/form-field';
import { credentialsOfForm } from '../form-credentials';
import { CREDENTIAL_TYPE } from './connection';
import type { DeskField, FieldType } from './field';
import { FIELD_MEMORY, fieldPlace, KEPT_MS, readerKey } from './field-memory';
import { formConnection } from './form-connection';
import { learnFormFields } from './learn-fields';
import type { DeskModule } from './module';
import { deskModule } from './modules';

const remembered = new Remembered<readonly DeskField[] | undefined>(KEPT_MS);

/**
 * The fields of a module of the portal. Costs nothing if a run or a form has read them in the last five minutes. An
 * account that may not read them gets the known ones, and they are asked for again the next time.
 */
export async function formFields(this: ILoadOptionsFunctions, module: ModuleName): Promise<readonly FormField[]> {
	const credentials = await credentialsOfForm(this, CREDENTIAL_TYPE);
	const { account, connection } = formConnection(this, credentials);
	const row = deskModule(module);
	const place = fieldPlace(readerKey(account, connection.identity()), account.departmentId, module);
	const known = FIELD_MEMORY.fresh(place, Date.now());
	if (known !== undefined) return known.all.map((field) => formField(row, field));
	const learnt = await remembered.get(
		place,
		async () => await learnFormFields(connection.call, row, account.departmentId),
	);
	return (learnt ?? row.fields).map((field) => formField(row, field));
}

/** Fields of all modules that a form shows from the start, by API name. */
const USUAL: ReadonlySet<string> = new Set([
	...['subject', 'contactId', 'email', 'description', 'status', 'priority', 'dueDate'],
	...['firstName', 'lastName', 'phone', 'accountName', 'title', 'answer', 'categoryId', 'name'],
	...['productName', 'productCode', 'contractName', 'accountId'],
]);

/**
 * A new record gets its department from the credential, and a ticket its contact from an e-mail: see new-records.ts.
 * Layouts call the status mandatory, but Zoho sets the first one itself: the request for a new ticket or task needs none
 * [openapi ticket.json, task.json].
 */
function isFilledIn({ name, departmentField, stateField, fields }: DeskModule, field: string): boolean {
	if (field === stateField) return !fields.some((known) => known.name === field && known.required);
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
	const hasFixedLabel = module.fields.some((known) => known.name === name);
	const base = { name, label, hasFixedLabel, type: TYPES[type], writable, required, usual: USUAL.has(name), custom };
	return choices === undefined ? base : { ...base, choices };
}
