import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type Given, textOf } from './given';

const NAME = 'binaryPropertyName';
const INPUT = 'Input Binary Field';
const OUTPUT = 'Put Output File in Field';
const FILE_NAME = 'File Name';

/** The field of an item that holds a file: as n8n's own nodes name it. */
export const INPUT_FILE: INodeProperties = {
	displayName: INPUT,
	name: NAME,
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	description: 'The name of the field of the input item that holds the file',
	hint: 'The name of the input field containing the file data to upload',
};

export const OUTPUT_FILE: INodeProperties = {
	displayName: OUTPUT,
	name: NAME,
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	description: 'The name of the field of the output item that gets the file',
	hint: 'The name of the output field to put the file in',
};

/** Another name for the file, among the options of an upload. */
export const UPLOADED_NAME: INodeProperties = {
	displayName: FILE_NAME,
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice.pdf',
	description: 'The name that the file gets in Zoho. If you leave it out, it keeps its own.',
};

/** @throws HelpdeskError `data` where there is none */
export function binaryField(given: Given, which: 'input' | 'output'): string {
	const displayName = which === 'input' ? INPUT : OUTPUT;
	const field = textOf(given(NAME, 'data') ?? '', displayName).trim();
	if (field !== '') return field;
	throw new HelpdeskError(
		problem('data', `'${displayName}' is empty.`, "Fill in the name of a field, such as 'data'."),
	);
}

/** Undefined if the file keeps its own name. */
export function uploadedName(given: Given): string | undefined {
	const name = textOf(given(`options.${UPLOADED_NAME.name}`, '') ?? '', FILE_NAME).trim();
	return name === '' ? undefined : name;
}
