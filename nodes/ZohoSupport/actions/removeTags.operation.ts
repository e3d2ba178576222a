import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { writeOptionsOf } from '../form/options';
import { givenTags, TAGS } from '../form/tags';
import type { Service } from '../services/service';
import { onEachCase } from './case-deeds';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to take tags from', 'tags'),
	TAGS,
	writeOptionsOf(service, []),
];

/** One request for each item, or more for many tags. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const tags = givenTags(given);
		return { deed: 'untagged', outcome: await desk.tag(id, tags, false), fields: { tags } };
	});
}
