import type { INodeProperties } from 'n8n-workflow';
import type { CaseLists, Service } from '../services/service';

export const OR_AN_ID =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** A property whose choices the service loads for the form; a plain text where it loads none. */
export function loadedList(
	{ caseLists }: Pick<Service, 'caseLists'>,
	which: keyof CaseLists,
	property: INodeProperties,
	displayName: string,
): INodeProperties {
	if (caseLists === undefined) return property;
	const { description = '' } = property;
	return {
		...property,
		placeholder: undefined,
		displayName,
		type: 'options',
		typeOptions: { loadOptionsMethod: caseLists[which] },
		default: '',
		description: `${description}${/[.!?]$/.test(description) || description === '' ? '' : '.'} ${OR_AN_ID}.`.trim(),
	};
}
