import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import type { Service } from '../services/service';
import { shownFor } from './shown-for';
import { booleanOf, type Given } from './given';

const NAME = 'simple';
const DISPLAY_NAME = 'Simplify';

/** Named as n8n's own nodes name it. */
const SIMPLIFY: INodeProperties = {
	displayName: DISPLAY_NAME,
	name: NAME,
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether records come with what people use most, for the modules that say what that is. */
export function simplifyForm({ catalogue }: Service): INodeProperties[] {
	const hint =
		'Returns the fields that people use most and all custom fields, without nesting. Costs the same. If you choose Fields under Options, you get those instead.';
	return shownForModules(catalogue.modules, ({ simple }) => simple !== undefined, { ...SIMPLIFY, hint });
}

/** The same for messages, where they show more than people use. */
export function simplifyMessagesForm({ catalogue }: Service): INodeProperties[] {
	const hint =
		'Returns the most used parts of each message, without nesting: the name of its author, its time, its text.';
	const hasMore = ({ abilities }: Module) => abilities?.includes('simple-messages') === true;
	return shownForModules(catalogue.modules, hasMore, { ...SIMPLIFY, hint });
}

function shownForModules(
	modules: readonly Module[],
	fits: (module: Module) => boolean,
	property: INodeProperties,
): INodeProperties[] {
	const resource = modules.filter(fits).map(({ name }) => name);
	return resource.length === 0 ? [] : shownFor({ resource }, [property]);
}

/** False without the choice in the form: a module or service then has nothing to leave out. */
export function isSimple(given: Given): boolean {
	return booleanOf(given(NAME, false), DISPLAY_NAME);
}
