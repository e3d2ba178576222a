import { EDITIONS } from './quota';
import type { Edition } from './quota';
import { changedOpenPoints, defaultOpenPoints } from './open-points';
import type { SimulatorOptions } from './options';

const NUMBERS = ['port', 'seed', 'cases', 'licences', 'dailyLimit', 'tokenCeiling'] as const;

/** An object's members by name. Throws an Error when it is none. */
export function membersOf(given: unknown): ReadonlyMap<string, unknown> {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('Expected a JSON object');
	return new Map<string, unknown>(Object.entries(given));
}

/** Texts by label, null to clear. Throws an Error naming what is neither. */
export function fieldsOf(given: unknown): Record<string, string | null> {
	return Object.fromEntries(
		[...membersOf(given)].map(([label, value]): [string, string | null] => {
			if (typeof value !== 'string' && value !== null) throw new Error(`Field "${label}" must be a text or null`);
			return [label, value];
		}),
	);
}

/** A whole number from 0. Throws an Error naming it. */
export function countOf(name: string, value: unknown): number {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
		throw new Error(`${name} must be a whole number from 0`);
	return number;
}

/** Options out of unknown data (control port, command line). Throws an Error naming what is wrong or unknown. */
export function optionsOf(given: unknown): SimulatorOptions {
	const options: SimulatorOptions = {};
	for (const [name, value] of membersOf(given ?? {})) {
		const number = NUMBERS.find((known) => known === name);
		if (number !== undefined) options[number] = countOf(name, value);
		else if (name === 'edition') options.edition = editionOf(value);
		else if (name === 'now') options.now = momentOf(value);
		else if (name === 'openPoints') options.openPoints = openPointsOf(value);
		else throw new Error(`There is no option "${name}"`);
	}
	return options;
}

function editionOf(value: unknown): Edition {
	const editions: readonly Edition[] = ['free', 'express', 'professional', 'enterprise'];
	const edition = editions.find((known) => known === value);
	if (edition === undefined)
		throw new Error(`There is no edition "${String(value)}". Editions: ${Object.keys(EDITIONS).join(', ')}`);
	return edition;
}

/** An ISO 8601 text that is a moment. Throws an Error. */
export function momentOf(value: unknown): string {
	if (typeof value !== 'string' || Number.isNaN(new Date(value).getTime()))
		throw new Error(`Not a date: ${String(value)}`);
	return value;
}

function openPointsOf(value: unknown): SimulatorOptions['openPoints'] {
	return changedOpenPoints(defaultOpenPoints(), Object.fromEntries(membersOf(value)));
}
