import type { INodeProperties } from 'n8n-workflow';
import type { Module, ModuleName } from '../helpdesk/catalogue';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { type Given, plainOf, textOf } from './given';
import { byName, fromList, locator } from './locator';
import { shownFor } from './shown-for';

const NAME = 'moduleName';
const DISPLAY_NAME = 'Module';

/** The module that a person names, for the resource that stands for any. */
export function moduleNameForm({ catalogue: { modules } }: Service): INodeProperties[] {
	const named = modules.filter(({ isNamedByPerson }) => isNamedByPerson === true).map(({ name }) => name);
	if (named.length === 0) return [];
	return shownFor({ resource: named }, [
		locator(
			{ displayName: DISPLAY_NAME, name: NAME, description: 'A module of your own, or one that has no resource here' },
			[fromList('modules', 'Choose a module…'), byName('cm_devices', 'By API Name')],
		),
	]);
}

/** The name of the module of a run: for one that a person named, the resource and the name. */
export function moduleOf(given: Given, { name, isNamedByPerson }: Module): ModuleName {
	if (isNamedByPerson !== true) return name;
	const chosen = textOf(plainOf(given(NAME, '')), DISPLAY_NAME).trim();
	if (/^\w+$/.test(chosen)) return `${name}:${chosen}`;
	const what = chosen === '' ? 'is empty' : `holds '${chosen.slice(0, 60)}', which is no name of a module`;
	throw new HelpdeskError(
		problem(
			'data',
			`'${DISPLAY_NAME}' ${what}.`,
			'Choose a module from the list, or give its API name, such as cm_devices.',
		),
	);
}
