import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { booleanOf, type Given } from './given';

const NAME = 'withContent';
const DISPLAY_NAME = 'With Content';

export const withContentForm = ({ words: { prices } }: Service): INodeProperties => ({
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'boolean',
	default: true,
	description: `Whether to read the text of each message too, ${prices.caseWork?.content ?? 'at no extra cost'}`,
});

export function withContent(given: Given): boolean {
	return booleanOf(given(NAME, true), DISPLAY_NAME);
}
