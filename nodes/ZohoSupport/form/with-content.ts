import type { INodeProperties } from 'n8n-workflow';
import { booleanOf, type Given } from './given';

export const WITH_CONTENT: INodeProperties = {
	displayName: 'With Content',
	name: 'withContent',
	type: 'boolean',
	default: true,
	description: 'Whether to read the text of each message too, at no extra cost',
};

export function withContent(given: Given): boolean {
	return booleanOf(given(WITH_CONTENT.name, true), WITH_CONTENT.displayName);
}
