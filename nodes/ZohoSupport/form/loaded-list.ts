import type { INodeProperties } from 'n8n-workflow';

export const OR_AN_ID =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/**
 * A property whose choices the service loads for the form; a plain text where it loads none.
 * @param method the name under which n8n calls the list
 */
export function loadedList(
	method: string | undefined,
	property: INodeProperties,
	displayName: string,
): INodeProperties {
	if (method === undefined) return property;
	const { placeholder: _placeholder, typeOptions: _typeOptions, description = '', ...rest } = property;
	return {
		...rest,
		displayName,
		type: 'options',
		typeOptions: { loadOptionsMethod: method },
		default: '',
		description: `${description}${/[.!?]$/.test(description) || description === '' ? '' : '.'} ${OR_AN_ID}.`.trim(),
	};
}
