import { ACCESS } from '../access';
import { EDITIONS } from '../limits/edition';
import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import type { Shape } from '../reference/shape';
import { Refusal, invalidField, strangeId } from '../refusal';
import { fieldsOf } from '../store/fields';
import type { Field } from '../store/fields';
import { fixedId } from '../store/ids';
import { MODULES, MODULE_NAMES, moduleNamed } from '../store/module';
import type { ModuleName } from '../store/module';
import { layoutIdOf } from '../store/people';
import { listed, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { filled } from './filled';

const START = '2024-01-08T09:00:00.000Z';

/** Organizations, modules, fields and layouts. */
export const METADATA: Handlers = {
	getOrganizations: organizations,
	getAccessibleOrganizationsForUser: organizations,
	getOrganization: (call) => {
		if (call.path['organizationId'] !== ACCESS.orgId) throw strangeId(call.points);
		return single(filled(organization(call), shapeOf(call.operation)));
	},
	getModules: (call) =>
		listed(
			call,
			MODULE_NAMES.map((name) => filled(moduleRow(name), rowShapeOf(call.operation))),
		),
	getMyModules: (call) =>
		listed(
			call,
			MODULE_NAMES.map((name) => filled(moduleRow(name), rowShapeOf(call.operation, 'modules'))),
			{},
			'modules',
		),
	getModulesDeprecated: (call) =>
		listed(
			call,
			MODULE_NAMES.map((name) => filled(moduleRow(name), rowShapeOf(call.operation, 'modules'))),
			{},
			'modules',
		),
	getFields: (call) => fieldList(call, 'pickListValues'),
	getFieldsOld: (call) => {
		if (call.points.organizationFields === 'gone')
			throw new Refusal('URL_NOT_FOUND', 'The URL you are trying to access does not exist or is not accessible');
		return fieldList(call, 'allowedValues');
	},
	getField: (call) => oneField(call, 'pickListValues'),
	getFieldOld: (call) => oneField(call, 'allowedValues'),
	getLayouts: (call) => {
		const wanted = call.query.text('module');
		const names = MODULE_NAMES.filter((name) => name === wanted);
		if (names.length === 0) throw invalidField('module', 'There is no such module');
		return listed(
			call,
			names.map((name) => filled(layoutRow(name), rowShapeOf(call.operation))),
		);
	},
	getLayout: (call) => layout(call, call.path['layoutId'] ?? ''),
	getMyForm: (call) => layout(call, call.query.text('layoutId') ?? ''),
};

function organizations(call: Call): Answer {
	return listed(call, [filled(organization(call), rowShapeOf(call.operation))]);
}

function organization({ desk }: Call): JsonObject {
	return {
		id: ACCESS.orgId,
		companyName: 'Demo Desk',
		portalName: 'demodesk',
		alias: 'demodesk',
		edition: EDITIONS[desk.edition].name,
		isDefault: true,
		isAdminInOrg: true,
		timeZone: 'Europe/Berlin',
		country: 'Germany',
		currencyCode: 'EUR',
		currencySymbol: '€',
		currencyLocale: 'de_DE',
		portalURL: 'https://desk.zoho.com/support/demodesk',
		state: 'ACTIVE',
	};
}

function moduleRow(name: ModuleName): JsonObject {
	const { singular, nameField, hasDepartment } = MODULES[name];
	const plural = `${singular}s`;
	return {
		id: fixedId(801 + MODULE_NAMES.indexOf(name)),
		apiName: name,
		apiKey: name,
		displayLabel: plural,
		pluralLabel: plural,
		singularLabel: singular,
		nameField,
		hasRecycleBin: true,
		isCustomModule: name.startsWith('cm_'),
		isDeptSpecific: hasDepartment,
		isEnabled: true,
		createdTime: START,
		modifiedTime: START,
	};
}

function fieldList(call: Call, choicesKey: 'pickListValues' | 'allowedValues'): Answer {
	const module = moduleNamed(call.query.text('module') ?? '');
	if (module === undefined) throw invalidField('module', 'There is no such module');
	const names = call.query.list('apiNames');
	const fields = fieldsOf(module.name).filter(({ apiName }) => names.length === 0 || names.includes(apiName));
	const shape = rowShapeOf(call.operation);
	return listed(
		call,
		fields.map((field) => filled(fieldRow(call, field, choicesKey), shape)),
	);
}

function oneField(call: Call, choicesKey: 'pickListValues' | 'allowedValues'): Answer {
	const field = MODULE_NAMES.flatMap(fieldsOf).find(({ id }) => id === call.path['fieldId']);
	if (field === undefined) throw strangeId(call.points);
	return single(filled(fieldRow(call, field, choicesKey), shapeOf(call.operation)));
}

/** Choices are objects here, but texts in layouts (open-points 17). */
function fieldRow({ points }: Call, field: Field, choicesKey: string): JsonObject {
	const hasChoices = field.choices !== undefined && points.fieldChoices === 'everywhere';
	const choices = (field.choices ?? []).map((value) => ({ value }));
	return { ...describedField(field), ...(hasChoices ? { [choicesKey]: choices } : {}) };
}

function describedField({ id, apiName, label, type, isCustom, isMandatory }: Field): JsonObject {
	return {
		id,
		name: apiName,
		apiName,
		displayLabel: label,
		i18NLabel: label,
		type,
		maxLength: type === 'Textarea' ? 65_535 : 255,
		isMandatory,
		isCustomField: isCustom,
		isEncryptedField: false,
	};
}

function layoutRow(name: ModuleName): JsonObject {
	return {
		id: layoutIdOf(name),
		layoutName: 'Default',
		layoutDisplayName: 'Default',
		module: name,
		status: 'active',
		isDefaultLayout: true,
		isStandardLayout: true,
		createdTime: START,
		modifiedTime: START,
		createdBy: ACCESS.agents.ada,
		modifiedBy: ACCESS.agents.ada,
		departmentId: ACCESS.departments.support,
	};
}

function layout(call: Call, layoutId: string): Answer {
	const name = MODULE_NAMES.find((one) => layoutIdOf(one) === layoutId);
	if (name === undefined) throw strangeId(call.points);
	const fields = fieldsOf(name).map((field) => ({
		...describedField(field),
		isRemovable: !field.isMandatory,
		isSystemMandatory: field.isMandatory,
		...(field.choices === undefined ? {} : { allowedValues: [...field.choices] }),
	}));
	const sections = [{ id: fixedId(901), name: 'Information', fields }];
	const shape: Shape = shapeOf(call.operation);
	return single(filled({ ...layoutRow(name), sections }, shape));
}
