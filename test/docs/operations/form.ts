/** The form of the built node, as docs/operations/ shows it: what a person may fill in for one operation. */
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';

/** What is chosen at the top of a form. */
export type Chosen = Readonly<Record<'service' | 'resource', string> & Partial<Record<'operation' | 'event', string>>>;

/** A line of the table of parameters. */
export interface FormRow {
	/** With the collection that it is in, `Options > Sort`. */
	readonly name: string;
	readonly type: string;
	readonly standard: string;
	readonly words: string;
}

const TYPES: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'number',
	boolean: 'yes or no',
	options: 'one choice',
	multiOptions: 'choices',
	dateTime: 'time',
	json: 'JSON',
	fixedCollection: 'rows',
	collection: 'options',
	resourceMapper: 'fields',
	resourceLocator: 'record',
	filter: 'conditions',
};

type Part = NonNullable<INodeProperties['options']>[number];
const isChoice = (part: Part): part is INodePropertyOptions => 'value' in part;

/** Whether the editor shows a property; rules about other parameters than those at the top do not hide it here. */
export function isShown({ displayOptions = {} }: INodeProperties, chosen: Chosen): boolean {
	const { show = {}, hide = {} } = displayOptions;
	const values: Readonly<Record<string, string | undefined>> = chosen;
	const valueOf = (name: string) => values[name.replace(/^\//, '')];
	const shown = Object.entries(show).every(([name, wanted]) => {
		const value = valueOf(name);
		if (!name.replace(/^\//, '').match(/^(service|resource|operation|event)$/)) return true;
		return (wanted ?? []).some((one) => (typeof one === 'object' ? value !== undefined : one === value));
	});
	return shown && !Object.entries(hide).some(([name, wanted]) => (wanted ?? []).some((one) => one === valueOf(name)));
}

/** What else must be chosen for a property, `if Return All is false`. */
function conditionOf({ displayOptions = {} }: INodeProperties, siblings: readonly INodeProperties[]): string {
	const others = Object.entries(displayOptions.show ?? {}).flatMap(([name, wanted]) => {
		const named = siblings.filter((one) => one.name === name.replace(/^\//, ''));
		const [sibling] = named;
		if (sibling === undefined || /^(service|resource|operation|event)$/.test(sibling.name)) return [];
		const names = (wanted ?? []).map((one) => choiceName(named, one)).filter((one) => one !== undefined);
		return [`${sibling.displayName} is ${names.join(' or ')}`];
	});
	return others.length === 0 ? '' : `Shown if ${others.join(' and ')}.`;
}

/** The name of a value; undefined for one that no list of the form offers. */
function choiceName(properties: readonly INodeProperties[], value: unknown): string | undefined {
	const choices = properties.flatMap(({ options = [] }) => options.filter(isChoice));
	const choice = choices.find((one) => one.value === value);
	if (choice !== undefined) return `_${choice.name}_`;
	return value === true ? 'on' : value === false ? 'off' : undefined;
}

/** The properties that are shown, but for the poll times, which are n8n's own, as rows: what is in a collection comes after it. */
export function rowsOf(properties: readonly INodeProperties[], chosen: Chosen, within = ''): FormRow[] {
	const shown = properties.filter(
		(one) =>
			one.type !== 'notice' && one.type !== 'hidden' && !/^(service|resource|operation|pollTimes)$/.test(one.name),
	);
	return shown
		.filter((one) => isShown(one, chosen))
		.flatMap((one) => [rowOf(one, shown, within), ...rowsOf(innerOf(one), chosen, `${within}${one.displayName} > `)]);
}

function innerOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((part) => ('values' in part ? part.values : isChoice(part) ? [] : [part]));
}

function rowOf(property: INodeProperties, siblings: readonly INodeProperties[], within: string): FormRow {
	const { displayName, type, options = [], typeOptions, required } = property;
	const choices = options
		.filter(isChoice)
		.map(({ name, description }) => (description ? `${name} (${description})` : name));
	const MOST = 8;
	const named = [...choices.slice(0, MOST), ...(choices.length > MOST ? [`${choices.length - MOST} more`] : [])];
	const from = typeOptions?.loadOptionsMethod === undefined ? [] : ['The form loads the list.'];
	const parts = [
		required === true ? 'Required.' : '',
		sentence(plain(property.description ?? '')),
		named.length === 0 ? '' : `Choices: ${named.join('; ')}.`,
		...from,
		conditionOf(property, siblings),
	];
	return {
		name: `${within}${displayName}`,
		type: TYPES[type] ?? type,
		standard: standardOf(property),
		words: parts.filter(Boolean).join(' '),
	};
}

function standardOf(property: INodeProperties): string {
	const { default: value, type, options = [] } = property;
	if (type === 'options') return options.filter(isChoice).find((one) => one.value === value)?.name ?? '';
	if (type === 'boolean') return value === true ? 'on' : 'off';
	if (typeof value === 'object' || value === '' || value === undefined) return '';
	return String(value);
}

const sentence = (text = '') => (text === '' || /[.!?…)]$/.test(text) ? text : `${text}.`);

const isPriced = (text: string) => /\b(costs?|credits?|requests?)\b/i.test(text);

/** What the form says about the price: its notices and parameters as a whole, and the options that say something. */
export function pricesIn(
	properties: readonly INodeProperties[],
	chosen: Chosen,
): { said: string[]; options: string[] } {
	const shown = properties.filter((one) => isShown(one, chosen));
	const said = shown.flatMap((one) => {
		const texts = one.type === 'notice' ? [one.displayName] : [one.description ?? '', one.hint ?? ''];
		return texts
			.filter(isPriced)
			.map((text) => `${one.type === 'notice' ? '' : `${one.displayName}: `}${sentence(plain(text))}`);
	});
	const options = shown
		.filter(({ name }) => name === 'options')
		.flatMap((one) => innerOf(one).filter((inner) => isShown(inner, chosen) && isPriced(inner.description ?? '')))
		.map(({ displayName }) => displayName);
	return { said: [...new Set(said)], options: [...new Set(options)] };
}

const plain = (text: string) => text.replace(/<[^>]*>/g, '').trim();

/** The resources of a service that have an operation, by the name in the list, in the order of the list. */
export function resourcesWith(
	{ properties }: INodeTypeDescription,
	service: ServiceName,
	operation: string,
): ReadonlyArray<{ readonly name: string; readonly value: string; readonly choice: INodePropertyOptions }> {
	const list = properties.find(
		(one) => one.name === 'resource' && one.displayOptions?.show?.service?.includes(service),
	);
	return (list?.options ?? []).filter(isChoice).flatMap(({ name, value }) => {
		const chosen = { service, resource: String(value) };
		const choices = properties.filter((one) => one.name === 'operation' && isShown(one, chosen));
		const choice = choices
			.flatMap(({ options = [] }) => options.filter(isChoice))
			.find((one) => one.value === operation);
		return choice === undefined ? [] : [{ name, value: String(value), choice }];
	});
}

/** Every operation, once, by name. */
export function operationsOf({ properties }: INodeTypeDescription): ReadonlyArray<{ value: string; name: string }> {
	const lists = properties.filter(({ name }) => name === 'operation');
	const all = lists.flatMap(({ options = [] }) => options.filter(isChoice));
	const values = [...new Set(all.map(({ value }) => String(value)))];
	return values
		.map((value) => ({ value, name: all.find((one) => one.value === value)?.name ?? value }))
		.sort((a, b) => a.name.localeCompare(b.name) || a.value.localeCompare(b.value));
}
