import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import type { Given } from './given';
import { instantOf } from './instant';

/** The times between which records were created and changed, as a read takes them. */
export const BOUNDS = ['modifiedSince', 'modifiedUntil', 'createdSince', 'createdUntil'] as const;
export type Bound = (typeof BOUNDS)[number];

const NAMES: Readonly<Record<Bound, readonly [displayName: string, what: string]>> = {
	modifiedSince: ['Modified Since', 'were created or changed since this time'],
	modifiedUntil: ['Modified Until', 'were not changed after this time'],
	createdSince: ['Created Since', 'were created since this time'],
	createdUntil: ['Created Until', 'were not created after this time'],
};

const ZONE = 'A time without an offset is in the time zone of the workflow.';

/** The times of a read: for a service that says nothing of them by module, only the one that every service has. */
export function timeBoundsForm(service: Service): INodeProperties[] {
	const { catalogue, words } = service;
	if (catalogue.modules.every(({ listing }) => listing === undefined))
		return [property('modifiedSince', words.changedSince)];
	const priceOf = ({ listing }: Module, bound: Bound) => listing?.times[bound] ?? words.changedSince;
	return BOUNDS.flatMap((bound) =>
		forEachModule(service, (module) => property(bound, priceOf(module, bound)), '/resource'),
	);
}

function property(name: Bound, price: string): INodeProperties {
	const [displayName, what] = NAMES[name];
	const description = `Only return records that ${what}. ${ZONE} ${price}`;
	return { displayName, name, type: 'dateTime', default: '', description };
}

/**
 * An instant between which records are wanted; undefined where the field is empty.
 * @param zone of the workflow
 */
export function timeBound(given: Given, bound: Bound, zone: string): Date | undefined {
	return instantOf(given(`options.${bound}`, ''), NAMES[bound][0], zone);
}

/** @throws HelpdeskError `data` that names both fields of a range that ends before it begins */
export function requireOrder(bounds: Readonly<Partial<Record<Bound, Date | undefined>>>): void {
	refuseReversed(bounds, 'modifiedSince', 'modifiedUntil');
	refuseReversed(bounds, 'createdSince', 'createdUntil');
}

function refuseReversed(bounds: Parameters<typeof requireOrder>[0], since: Bound, until: Bound): void {
	const { [since]: from, [until]: to } = bounds;
	if (from === undefined || to === undefined || from <= to) return;
	const [begins, ends] = [`'${NAMES[since][0]}' (${from.toISOString()})`, `'${NAMES[until][0]}' (${to.toISOString()})`];
	throw new HelpdeskError(
		problem('data', `${begins} is later than ${ends}.`, 'Exchange the two times, or remove one of them.'),
	);
}
