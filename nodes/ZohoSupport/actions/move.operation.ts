import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { departmentForm, givenDepartment } from '../form/department';
import { writeOptionsOf } from '../form/options';
import type { Service } from '../services/service';
import { onEachCase } from './case-deeds';
import { personGiven } from './people';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to move', 'move'),
	departmentForm(service),
	writeOptionsOf(service, []),
];

/** One request for each item. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const department = await personGiven(run, givenDepartment(given, run.words));
		return { deed: 'moved', outcome: await desk.move(id, department), fields: { department } };
	});
}
