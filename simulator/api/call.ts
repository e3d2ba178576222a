import type { User } from '../accounts/users';
import type { DataCentre } from '../data-centre';
import type { RecordStore } from '../portal/record-store';
import { moduleAt } from '../modules';
import type { Module } from '../modules';
import type { OpenPoints } from '../open-points';
import { Refusal } from '../refusals';
import type { Element } from '../wire/element';

export type Parameters = ReadonlyMap<string, string>;

/** A call as the address and the body have it, not yet judged. */
export interface Call {
	/** Path without parameters; answers echo it as `uri`. */
	readonly path: string;
	/** Path without the prefix of the data centre: `/api/{format}/{module}/{method}`. */
	readonly route: string;
	readonly parameters: Parameters;
	readonly centre: DataCentre;
}

/** What the parts of `/api/{format}/{module}/{method}` name. */
export interface Target {
	readonly format: 'xml' | 'json' | null;
	/** As written in the address. */
	readonly moduleName: string | null;
	readonly module: Module | undefined;
	readonly method: string;
}

/** What a method works with once the call was let in. */
export interface Visit {
	readonly store: RecordStore;
	readonly department: string;
	readonly user: User;
	readonly points: OpenPoints;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly parameters: Parameters;
}

/** What a method answers: elements inside `<result>`, and how many rows they speak of. */
export interface Result {
	readonly elements: readonly Element[];
	readonly rows: number;
}

export function targetOf(route: string): Target {
	const [, , format = '', moduleName = null, method = '', ...rest] = route.split('/');
	return {
		format: format === 'xml' || format === 'json' ? format : null,
		moduleName,
		module: moduleName === null ? undefined : moduleAt(moduleName),
		method: rest.length === 0 ? method : [method, ...rest].join('/'),
	};
}

/** A parameter that must be there. Throws 4831. */
export function required(parameters: Parameters, name: string): string {
	const value = parameters.get(name);
	if (value === undefined || value === '') throw new Refusal('4831', name);
	return value;
}

/** A whole number; `absent` when the parameter is not there. Throws 4832. */
export function wholeNumber(parameters: Parameters, name: string, absent: number): number {
	const value = parameters.get(name);
	if (value === undefined || value === '') return absent;
	if (!/^-?\d{1,15}$/.test(value)) throw new Refusal('4832', name);
	return Number(value);
}
