import { type ListPage, type ListQuestion, namedWith } from '../../helpdesk/form-lists';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { jsonText } from '../../helpdesk/json';
import { type FormLists, positionIn } from '../form-lists';
import { supportModule } from './catalogue';
import { formHelpdesk } from './form-helpdesk';
import type { SupportModule } from './modules';
import { PAGE_SIZE } from './requests';
import type { SupportHelpdesk } from './support-helpdesk';

/**
 * The lists of the classic API: records alone. Nothing says that its search finds parts of values, so only a whole
 * number is searched for [open, section 8]; every text is looked for in the pages that were read.
 */
export const LISTS: FormLists = {
	records: {
		finds: (module, text) => (numberIn(supportModule(module), text) === undefined ? 'nothing' : 'whole'),
		read: async (context, credentials, question) => {
			const { account, helpdesk } = formHelpdesk(context, credentials);
			return await readPage(helpdesk, account.apiAddress, question);
		},
	},
};

async function readPage(
	helpdesk: Pick<SupportHelpdesk, 'page'>,
	apiAddress: string,
	question: ListQuestion,
): Promise<ListPage> {
	const { module: name, text } = question;
	const module = supportModule(name);
	const from = positionIn(question, 1);
	const number = numberIn(module, text);
	const match = number === undefined ? undefined : { field: module.numberField ?? '', value: number };
	const query = { module: name, fields: shownFields(module), ...(match !== undefined && { match }) };
	const rows = await helpdesk.page(query, { from, to: from + PAGE_SIZE - 1 });
	return {
		entries: rows.map((row) => ({ id: row.id, name: nameOf(module, row), ...urlOf(row, apiAddress) })),
		next: rows.length < PAGE_SIZE ? undefined : String(from + rows.length),
	};
}

function numberIn({ numberField }: SupportModule, text: string): string | undefined {
	return numberField === undefined ? undefined : /^#?(\d{1,15})$/.exec(text)?.[1];
}

/** The field with the address of a record, below that of the portal. */
const ADDRESS = 'URI';
const NAME_OF_PERSON = ['First Name', 'Last Name'];

function shownFields({ keyField, numberField, fields }: SupportModule): string[] {
	const own = NAME_OF_PERSON.filter((label) => fields.some((field) => field.label === label));
	const address = fields.some(({ label }) => label === ADDRESS) ? [ADDRESS] : [];
	return [...(numberField === undefined ? [] : [numberField]), ...own, keyField, ...address];
}

function nameOf({ keyField, numberField }: SupportModule, record: HelpdeskRecord): string {
	const textIn = (label: string) => jsonText(record[label] ?? '').trim();
	const number = numberField === undefined ? '' : textIn(numberField);
	const person = NAME_OF_PERSON.map(textIn).join(' ').trim();
	const name = namedWith(person, textIn(keyField));
	return `${number === '' ? '' : `#${number} `}${name}`.trim() || record.id;
}

function urlOf(record: HelpdeskRecord, apiAddress: string): { readonly url?: string } {
	const address = jsonText(record[ADDRESS] ?? '').trim();
	if (/^https?:/.test(address)) return { url: address };
	return address.startsWith('/') ? { url: `${apiAddress}${address}` } : {};
}
