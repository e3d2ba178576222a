import type { INodeProperties } from 'n8n-workflow';
import { booleanOf, type Given } from './given';

const NAME = 'isPublic';
const DISPLAY_NAME = 'Public';

/** @param what `comment` or `file` */
export const isPublicForm = (what: string): INodeProperties => ({
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'boolean',
	default: false,
	description: `Whether customers see the ${what} in the help center`,
});

export function isPublic(given: Given): boolean {
	return booleanOf(given(NAME, false), DISPLAY_NAME);
}
