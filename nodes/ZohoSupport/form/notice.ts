import type { INodeProperties } from 'n8n-workflow';

/** A sentence or two in the form, with nothing to fill in. @param link where the docs say more */
export function notice(name: string, text: string, link?: string): INodeProperties {
	return { displayName: link === undefined ? text : `${text} ${link}.`, name, type: 'notice', default: '' };
}
