import { describe, expect, it } from '@jest/globals';
import { MODULES as ROWS } from '../../../nodes/ZohoSupport/services/desk/modules';
import { errorsOf } from '../../../simulator/desk/reference/validator';
import { objectOf, resolved } from '../../../simulator/desk/reference/documents';
import { shapeOf } from '../../../simulator/desk/reference/shape';
import { type Operation, operations } from '../../../simulator/desk/reference/operation';

const MODULES = ROWS.filter(({ isNamedByPerson }) => isNamedByPerson !== true);

/** What is described of one record of a module. */
function operationOn(method: string, module: string): Operation {
	const ofOne = new RegExp(String.raw`^/api/v1/${module}/\{\w+\}$`);
	const found = operations().find((one) => one.method === method && ofOne.test(one.path));
	if (found === undefined) throw new Error(`${method} of ${module} is not described`);
	return found;
}

/** The fields of a body that Zoho describes. */
function describedIn({ document, body = '' }: Operation): readonly string[] {
	const pointer = body.slice(1).split('/').map(decodeURIComponent).join('/');
	return Object.keys(objectOf(resolved(document, { $ref: `#${pointer}` })['properties']));
}

describe('the tables of fields say what Zoho describes:', () => {
	it.each(MODULES.map((module) => [module.plural, module] as const))(
		'which fields of %s an update takes',
		(_, { path, fields }) => {
			const described = describedIn(operationOn('PATCH', path));
			const onlyNew = fields.filter(({ writable, name }) => writable && !described.includes(name));
			expect(fields.filter((field) => field.onlyNew).map(({ name }) => name)).toEqual(onlyNew.map(({ name }) => name));
		},
	);

	it.each(MODULES.map((module) => [module.plural, module] as const))(
		'which keys of one of the %s are no fields',
		(_, { path, fields, beside = [] }) => {
			const known = new Set(fields.flatMap(({ name, object }) => [name, ...(object === undefined ? [] : [object])]));
			const strange = [...shapeOf(operationOn('GET', path)).keys.keys()].filter((name) => !known.has(name));
			expect(strange.filter((name) => !['id', 'cf', 'customFields', ...beside].includes(name))).toEqual([]);
		},
	);

	it.each(MODULES.map((module) => [module.plural, module] as const))(
		'what empties fields of %s that take no null',
		(_, { path, fields, emptiedBy = {} }) => {
			const operation = operationOn('PATCH', path);
			const takes = (name: string, value: unknown) =>
				errorsOf(operation.document, operation.body ?? '', { [name]: value }).length === 0;
			const stated = fields
				.filter(({ writable, onlyNew, type }) => writable && onlyNew !== true && !['Ids', 'Other'].includes(type))
				.filter(({ name }) => !takes(name, null))
				.flatMap(({ name, type }) => {
					const word = ['Date', 'DateTime'].includes(type) ? ['null'] : [];
					const value = ['', ...word].find((one) => takes(name, one));
					return value === undefined ? [] : [[name, value] as const];
				});
			expect(emptiedBy).toEqual(Object.fromEntries(stated));
		},
	);
});
