import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';
import ts from 'typescript';

const HELP = `npm run texts: prints every text of node, trigger and credential that people see, as one document to read from top to
bottom: first the forms, then errors, notices and log lines by file. {…} stands for what is filled in at run time.`;

type Part = NonNullable<INodeProperties['options']>[number];

/** What was printed, so that copies of a property for several modules come once, and sentences of forms not among the errors. */
const printed = new Set<string>();

const print = (line: string): void => console.log(line);

const isChoice = (part: Part) => 'value' in part;
const isCollection = (part: Part) => 'values' in part;

/** A property, then what is inside it, one step further in. Of its copies for other modules only what they say anew. */
function printProperty(property: INodeProperties, indent: string): void {
	const { displayName, name, type, description, hint, placeholder, options = [], modes = [] } = property;
	const choices = options.filter(isChoice);
	const title = `${indent}- ${type === 'notice' ? 'Notice: ' : ''}${displayName}`;
	const actions = choices.flatMap(({ action }) => action ?? []);
	const lines = [
		description,
		hint && `Hint: ${hint}`,
		placeholder && `Placeholder: ${placeholder}`,
		choices.length > 0 && `Choices: ${choices.map((choice) => choice.name).join(' · ')}`,
		...choices.map((choice) => choice.description && `* ${choice.name}: ${choice.description}`),
		actions.length > 0 && `Actions: ${actions.join(' · ')}`,
		modes.length > 0 && `Ways: ${modes.map((mode) => mode.displayName).join(' · ')}`,
		...modes.map((mode) => mode.hint && `* ${mode.displayName}: ${mode.hint}`),
	];
	const isNew = (line: string) => !printed.has(`${name} ${line}`) && printed.add(`${name} ${line}`);
	const anew = lines.flatMap((line) => (line && isNew(line) ? [`${indent}    ${line}`] : []));
	if (isNew(title) || anew.length > 0) [title, ...anew].forEach(print);
	const texts = [displayName, description, hint, placeholder];
	for (const choice of choices) texts.push(choice.name, choice.description, choice.action);
	for (const text of texts) if (text) printed.add(text);
	const inner = options.flatMap((part) => (isCollection(part) ? part.values : isChoice(part) ? [] : [part]));
	for (const one of inner) printProperty(one, `${indent}    `);
}

function printForm(title: string, texts: readonly string[], properties: readonly INodeProperties[]): void {
	print(`\n# ${title}\n`);
	for (const text of texts) print(`${text}\n`);
	for (const text of [title, ...texts]) printed.add(text);
	for (const property of properties) printProperty(property, '');
}

/** A template with the names of what is filled in. */
function templateText(template: ts.TemplateExpression): string {
	const spans = template.templateSpans.map(({ expression, literal }) => {
		const name = expression.getText().replace(/\s+/g, ' ');
		return `{${name.length > 30 ? '…' : name}}${literal.text}`;
	});
	return template.head.text + spans.join('');
}

/** Two words with a blank between them are for people; what is not is a name. */
const FOR_PEOPLE = /[A-Za-z0-9'})\]][,:;.]? +[A-Za-z({[]/;

/** The texts of a file, in its order. Types, imports and patterns hold none. */
function textsIn(file: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
		if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
		if (ts.isTemplateExpression(node)) found.push(templateText(node));
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
	return [...new Set(found)].filter((text) => FOR_PEOPLE.test(text) && !printed.has(text));
}

const filesIn = (pattern: string): string[] => globSync(pattern).sort();

/** The nodes or credentials of the build: each file has one class. */
function built<Type>(pattern: string): Type[] {
	return filesIn(pattern).flatMap((file) => {
		const classes = Object.values(require(path.resolve(file)) as Record<string, new () => Type>);
		return classes.map((Class) => new Class());
	});
}

function printMessages(): void {
	print('\n# Errors, notices and log lines');
	for (const file of ['nodes/**/*.ts', 'credentials/**/*.ts'].flatMap(filesIn)) {
		const texts = textsIn(file);
		if (texts.length > 0) print(`\n## ${file.replace('nodes/ZohoSupport/', '')}\n`);
		for (const text of texts) print(`- ${text}`);
	}
}

function main(): void {
	if (process.argv.includes('--help')) return print(HELP);
	for (const { description } of built<INodeType>('dist/**/*.node.js'))
		printForm(description.displayName, [description.description], description.properties);
	for (const { displayName, properties } of built<ICredentialType>('dist/**/*.credentials.js'))
		printForm(displayName, [], properties);
	printMessages();
}

main();
