import { markdownTable } from 'markdown-table';
import type { IDataObject, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import { count } from '../../../scripts/counted';
import { cell, MADE } from '../committed-page';
import { SERVICES, TITLES } from '../services';
import { type Chosen, type FormRow, pricesIn, resourcesWith, rowsOf, sentence } from './form';

/** A run of an example, as a page shows it. */
export interface ExampleRun {
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
	readonly output: readonly IDataObject[];
	readonly requests: number;
	readonly credits?: number;
}

/** A mistake of docs/errors.md that may happen here. */
export interface KnownError {
	readonly did: string;
	readonly group: string;
}

export interface Page {
	readonly title: string;
	readonly description: INodeTypeDescription;
	readonly operation: string;
	readonly runs: Readonly<Partial<Record<ServiceName, ExampleRun>>>;
	readonly errors: readonly KnownError[];
}

/** The page of one operation, for both services. */
export function operationPage({ title, description, operation, runs, errors }: Page): string {
	const parts = SERVICES.flatMap((service) => {
		const resources = resourcesWith(description, service, operation);
		const first = resources.find(({ value }) => value === 'case') ?? resources.at(0);
		if (first === undefined) return [];
		const chosen = { service, resource: first.value, operation };
		const names = resources.map(({ name }) => name).join(', ');
		return [
			`## ${TITLES[service]}`,
			sentence(first.choice.description ?? first.choice.action ?? ''),
			`**Resources:** ${names}.`,
			...priceSection(description, chosen, runs[service]),
			...parameterSection(rowsOf(description.properties, chosen), first.name),
			...exampleSection(runs[service], TITLES[service]),
		];
	});
	return [`# ${title}`, MADE, '[All operations](README.md)', ...parts, ...errorSection(errors)].join('\n\n');
}

function priceSection({ properties }: INodeTypeDescription, chosen: Chosen, run: ExampleRun | undefined): string[] {
	const { said, options } = pricesIn(properties, chosen);
	const more = options.length === 0 ? [] : [`- These options say what they cost: ${options.join(', ')}.`];
	const measured = run === undefined ? [] : [`- The example below: ${priceOf(run)}.`];
	return ['### Price', [...said.map((text) => `- ${cell(text)}`), ...more, ...measured].join('\n')];
}

export function priceOf({ requests, credits }: ExampleRun): string {
	const counted = (number: number, unit: string) => count(number, unit).replace(/^0 /, 'no ');
	const parts = [counted(requests, 'request'), ...(credits === undefined ? [] : [counted(credits, 'credit')])];
	return parts.join(', ');
}

/** The table of parameters, as those of the first resource are. */
export function parameterSection(rows: readonly FormRow[], resource: string): string[] {
	if (rows.length === 0) return ['### Parameters', 'None.'];
	const cells = rows.map(({ name, type, standard, words }) => [cell(name), type, cell(standard), escaped(words)]);
	const table = markdownTable([['Parameter', 'Type', 'Default', 'What it does'], ...cells]);
	return ['### Parameters', `As the form shows them for _${resource}_.`, table];
}

/** The words of a form, whose names of choices stay in italics. */
function escaped(words: string): string {
	return words
		.split(/(_[^_]+_)/)
		.map((part, place) => (place % 2 === 1 ? part : keepingBlanks(part)))
		.join('');
}

function keepingBlanks(part: string): string {
	const [before, after] = [/^\s/, /\s$/].map((blank) => (blank.test(part) ? ' ' : ''));
	return part.trim() === '' ? part : `${before}${cell(part)}${after}`;
}

export function exampleSection(run: ExampleRun | undefined, service: string): string[] {
	if (run === undefined) return [];
	const { parameters, items, output } = run;
	const input = items.length === 0 ? [] : ['Input items:', code(items)];
	const came = output.length === 1 ? 'One item came out' : `${output.length} items came out`;
	const first = output.length > 1 ? ', the first of them:' : ':';
	const shown = output[0] === undefined ? [] : [code(shortened(output[0])), ...furtherFields(output[0])];
	return [
		'### Example',
		'The parameters of the node, as n8n saves them:',
		code(parameters),
		...input,
		`${came} of ${service}${output.length === 0 ? '.' : first}`,
		...shown,
	];
}

const MOST_KEYS = 14;

function shortened(item: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(item).slice(0, MOST_KEYS));
}

function furtherFields(item: IDataObject): string[] {
	const more = Object.keys(item).slice(MOST_KEYS);
	return more.length === 0 ? [] : [`Further fields: ${more.map((name) => `\`${name}\``).join(', ')}.`];
}

/** JSON without what is another one in each run. */
function code(value: unknown): string {
	const text = JSON.stringify(value, undefined, 2)
		.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://desk.example')
		.replaceAll(/"resetsAt": "[^"]*"/g, '"resetsAt": "2026-11-25T08:00:00.000Z"');
	return `\`\`\`json\n${text}\n\`\`\``;
}

const anchorOf = (title: string) =>
	title
		.toLowerCase()
		.replaceAll(/[^a-z0-9 ]/g, '')
		.replaceAll(' ', '-');

function errorSection(errors: readonly KnownError[]): string[] {
	const own = errors.map(({ did, group }) => `- [${did}](../errors.md#${anchorOf(group)})`);
	const all =
		'Every operation may also meet the errors of [credential, rights and setup](../errors.md#credential-rights-and-setup), and those of [limits, and trouble on the way](../errors.md#limits-and-trouble-on-the-way).';
	return ['## Errors', ...(own.length === 0 ? [] : [own.join('\n')]), all];
}

/** docs/operations/README.md. */
export function indexPage(
	description: INodeTypeDescription,
	pages: ReadonlyArray<{ file: string; title: string; operation: string }>,
): string {
	const rows = pages.map(({ file, title, operation }) => {
		const namesFor = (service: ServiceName) =>
			resourcesWith(description, service, operation)
				.map(({ name }) => name)
				.join(', ') || '–';
		return [`[${title}](${file})`, ...SERVICES.map(namesFor)];
	});
	return [
		'# Operations',
		MADE,
		'A page for each operation of the node: what it does, its price, its parameters, an example with what came out, and its errors. The examples ran against simulators of the two services.',
		markdownTable([['Operation', ...SERVICES.map((service) => TITLES[service])], ...rows]),
		'The trigger: [events](trigger-events.md). Errors of all operations: [errors](../errors.md). Flows to import: [cookbook](../cookbook.md).',
	].join('\n\n');
}
