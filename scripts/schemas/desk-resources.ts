/** The modules of Zoho Desk as its simulator and the node's form have them. */
import type { INodeParameters } from 'n8n-workflow';
import { deskModule, MODULES } from '../../nodes/ZohoSupport/services/desk/modules';
import type { DeskModule } from '../../nodes/ZohoSupport/services/desk/module';
import type { ModuleName } from '../../simulator/desk/simulator';

export interface DeskResource {
	/** As in the parameter *Resource*. */
	readonly name: string;
	readonly module: ModuleName;
	/** The field that names a record, and its label. */
	readonly key: string;
	readonly label: string;
	/** Fields that a new record must have. */
	readonly required: readonly string[];
	/** What the form has beside for it. */
	readonly form: INodeParameters;
}

/** The records of another module: two modules of Zoho's own, and one of an organization. */
const OTHER_MODULES = ['events', 'calls', 'cm_devices'];

/** For each resource its modules. */
export const DESK_RESOURCES: ReadonlyArray<readonly DeskResource[]> = MODULES.map(({ name, isNamedByPerson }) =>
	isNamedByPerson === true ? OTHER_MODULES.map((path) => otherResource(name, path)) : [resourceOf(deskModule(name))],
);

/** An event starts at some time. */
function otherResource(name: string, path: string): DeskResource {
	const resource = resourceOf(deskModule(`${name}:${path}`));
	return { ...resource, required: [...resource.required, 'startTime'], form: { moduleName: path } };
}

function resourceOf({ name, path, keyField, fields, departmentField }: DeskModule): DeskResource {
	const required = fields.filter((field) => field.required).map((field) => field.name);
	return {
		name: name.split(':')[0],
		module: path as ModuleName,
		key: keyField,
		label: fields.find((field) => field.name === keyField)?.label ?? 'Subject',
		required: departmentField === undefined ? required : [...required, departmentField],
		form: {},
	};
}

/** A value for a field that names a record. */
export function nameFor(key: string, name: string): string {
	return /email/i.test(key) ? `${name.toLowerCase().replaceAll(' ', '.')}@mail.example` : name;
}
