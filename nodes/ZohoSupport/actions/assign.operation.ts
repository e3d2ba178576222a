import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { writeOptionsOf } from '../form/options';
import { givenOwner, ownerForm } from '../form/owner';
import type { Service } from '../services/service';
import { onEachCase } from './case-deeds';
import { personGiven } from './people';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to assign', 'assign'),
	...ownerForm(service),
	writeOptionsOf(service, []),
];

/** One request for each item. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const { agent, team } = givenOwner(given, run.words);
		const owner = {
			...(agent !== undefined && { agent: await personGiven(run, agent) }),
			...(team !== undefined && { team: await personGiven(run, team) }),
		};
		return { deed: 'assigned', outcome: await desk.assign(id, owner), fields: { ...owner } };
	});
}
