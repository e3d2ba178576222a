import type { INodeProperties } from 'n8n-workflow';
import type { ServiceOptions } from '../service';
import type { AnswerFormat } from './answer-tree';

/** What a person may choose of the classic API alone. */
export interface SupportOptions {
	readonly format: AnswerFormat;
}

const FORMAT: INodeProperties = {
	displayName: 'Answer Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'JSON', value: 'json' },
		{ name: 'XML', value: 'xml' },
	],
	default: 'json',
	description:
		'The format in which Zoho answers. Both give the same items; change it only if a proxy or an older portal needs it.',
};

export const OPTIONS: ServiceOptions<SupportOptions> = {
	properties: [FORMAT],
	read: ({ choice }) => ({ format: choice(FORMAT, ['json', 'xml'], 'json') }),
};
