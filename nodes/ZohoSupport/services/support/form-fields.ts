import { createHash } from 'crypto';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Remembered } from '../../connection/remembered';
import type { KnownField, ModuleName } from '../../helpdesk/catalogue';
import type { FormField } from '../../helpdesk/form-field';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { jsonText } from '../../helpdesk/json';
import { CATALOGUE, supportModule } from './catalogue';
import { credentialsOfForm } from '../form-credentials';
import { CREDENTIAL_TYPE } from './connection';
import { formHelpdesk } from './form-helpdesk';
import { isIsoTime } from './times';

const remembered = new Remembered<readonly FormField[]>(5 * 60 * 1000);

/**
 * The known fields of a module, and what one record of the portal shows beside them: the classic API describes no
 * fields. One request in five minutes.
 * @throws HelpdeskError with Zoho's words and the next step
 */
export async function formFields(this: ILoadOptionsFunctions, module: ModuleName): Promise<readonly FormField[]> {
	const credentials = await credentialsOfForm(this, CREDENTIAL_TYPE);
	const { account, helpdesk } = formHelpdesk(this, credentials);
	// Whoever signs in otherwise may see other fields, or none. The account holds what it signs in with.
	const key = createHash('sha256')
		.update(JSON.stringify([account, module]))
		.digest('hex');
	return await remembered.get(key, async () => {
		const known = supportModule(module).fields.map(knownField);
		const [record] = await helpdesk.page({ module }, { from: 1, to: 1 });
		return record === undefined ? known : [...known, ...ownFields(module, record)];
	});
}

/**
 * Fields of all modules that a form shows from the start. None is marked as required: records with one field alone were
 * accepted, and which one a module needs is not known [reference section 4].
 */
const USUAL: ReadonlySet<string> = new Set([
	...['Subject', 'Contact Name', 'Email', 'Description', 'Status', 'Priority', 'Due Date', 'First Name', 'Last Name'],
	...['Phone', 'Account Name', 'Solution Title', 'Question', 'Answer', 'Product Name', 'Contract Name'],
]);

function knownField({ label, kind, writable }: KnownField): FormField {
	const type = kind === 'time' ? 'dateTime' : kind;
	const usual = USUAL.has(label);
	return { name: label, label, hasFixedLabel: true, type, writable, required: false, usual, custom: false };
}

/** The fields of a record that are not among the known ones, by their labels. */
function ownFields(module: ModuleName, record: HelpdeskRecord): FormField[] {
	const known = new Set(['id', ...supportModule(module).fields.map(({ label }) => label)]);
	return Object.entries(record)
		.filter(([label]) => !known.has(label))
		.map(([label, value]) => ({
			name: label,
			label,
			// The classic service knows fields by their labels alone.
			hasFixedLabel: true,
			type: isIsoTime(jsonText(value)) ? 'dateTime' : 'text',
			writable: !CATALOGUE.isSetByService(module, label),
			required: false,
			usual: false,
			custom: true,
		}));
}
