import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import type { Catalogue, Module, ModuleName } from '../helpdesk/catalogue';
import type { RecordId } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service, ServiceWords } from '../services/service';
import { forEachModule } from './field-lists';
import { type Given, textOf } from './given';
import { BY_ID, byNumber, byUrl, fromList, type Located, locatedIn, locator } from './locator';
import { recordIdOf } from './record-id';

const NAME = 'recordId';

/** The record of an operation as a form gives it: its ID, or the number by which people know it. */
export type GivenRecord = { readonly id: RecordId } | { readonly number: string; readonly name: string };

/**
 * The record that an operation is about, for each module in its own word.
 * @param purpose how the sentence goes on after "The ticket"; may be empty
 * @param price what the operation costs, as a sentence, or by the name of the module
 */
export function recordForms(
	service: Service,
	purpose: string,
	price: string | ((module: ModuleName) => string),
): INodeProperties[] {
	return forEachModule(service, (module) =>
		recordForm(service, module, purpose, typeof price === 'string' ? price : price(module.name)),
	);
}

/** The same for one module. */
export function recordForm(service: Service, module: Module, purpose: string, price: string): INodeProperties {
	const what = `The ${nounOf(module)}${purpose}`;
	return locator(
		{ displayName: fieldName(module), name: NAME, description: price === '' ? what : `${what}. ${price}` },
		modesOf(service, module),
	);
}

function modesOf({ catalogue, words }: Service, module: Module): INodePropertyMode[] {
	const { caseNumber, list } = words.prices;
	const noun = nounOf(module);
	return [
		fromList('records', `Choose a ${noun}…`, list),
		BY_ID,
		byUrl(catalogue.addressExample, `The address that your browser shows for the ${noun}`),
		...(module.numberField === undefined ? [] : [byNumber(`By ${module.numberField}`, caseNumber)]),
	];
}

/** What the field of a form is called. */
function fieldName({ label, isNamedByPerson }: Module): string {
	return isNamedByPerson === true ? 'Record' : label;
}

const nounOf = (module: Module) => fieldName(module).toLowerCase();

/**
 * The record that a person gave.
 * @throws HelpdeskError `data` that names the field, the mode and what was given
 */
export function givenRecord(
	given: Given,
	catalogue: Catalogue,
	module: Module,
	words: Pick<ServiceWords, 'examples'>,
): GivenRecord {
	const located = locatedIn(given(NAME, ''), fieldName(module));
	if (located.mode === 'url') return { id: idInAddress(located, catalogue, module) };
	const { numberField } = module;
	if (located.mode === 'number' && numberField !== undefined) return numberIn(located, module, numberField);
	return { id: recordIdOf(located.value, located.name, words) };
}

function idInAddress({ name, value }: Located, catalogue: Catalogue, module: Module): RecordId {
	const address = textOf(value ?? '', name).trim();
	const noun = nounOf(module);
	const next = `Open the ${noun} in the browser and copy its address. It looks like ${catalogue.addressExample}.`;
	if (address === '') throw wrong(`'${name}' is empty.`, next);
	const shown = `'${name}' holds '${address.slice(0, 120)}'`;
	const record = catalogue.recordAt(address);
	if (record === undefined) throw wrong(`${shown}, which is not the address of a ${noun}.`, next);
	const isOther = module.isNamedByPerson === true ? record.module !== undefined : record.module !== module.name;
	if (!isOther) return record.id;
	const what = record.module === undefined ? 'something else' : `a ${nounOf(catalogue.module(record.module))}`;
	throw wrong(`${shown}, which is the address of ${what}, not of a ${noun}.`, next);
}

function numberIn({ name, value }: Located, { label }: Module, numberField: string): GivenRecord {
	const field = name.replace('By Number', `By ${numberField}`);
	const number = textOf(value ?? '', field)
		.trim()
		.replace(/^#/, '');
	if (/^\d+$/.test(number)) return { number, name: field };
	const what = number === '' ? 'is empty' : `holds '${number.slice(0, 60)}', which is no number`;
	throw wrong(`'${field}' ${what}.`, `Give the number that Zoho shows beside the ${label.toLowerCase()}, e.g. 1042.`);
}

function wrong(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
