import type { INodeProperties } from 'n8n-workflow';
import { docsLink } from './docs-link';
import { booleanOf, type Given } from './given';

const NAME = 'dryRun';
const DISPLAY_NAME = 'Dry Run';

/** For every operation that writes. */
export const DRY_RUN: INodeProperties = {
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'boolean',
	default: false,
	description: `Whether to write nothing, and only say what would be sent and what it would cost. The node still reads what it needs to know for that, and this costs as usual. ${docsLink('What a dry run shows', 'ai-agents.md#dry-run')}.`,
};

export function isDryRun(given: Given): boolean {
	return booleanOf(given(`options.${NAME}`, false), DISPLAY_NAME);
}
