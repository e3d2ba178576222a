import type { User } from '../accounts/users';
import type { DataCentre } from '../data-centre';
import type { RecordStore } from '../portal/record-store';
import { moduleAt } from '../modules';
import type { Module } from '../modules';
import type { OpenPoints } from '../open-points';
import { Refusal } from '../refusals';
import type { Element } from '../wire/element';

export type Parameters = ReadonlyMap<string, string>;

/** A call as address and body give it, before any check. */
export interface Call {
	/** Path without parameters. Answers repeat it as `uri`. */
	readonly path: string;
	/** Path without the prefix of the data centre: `/api/{format}/{module}/{method}`. */
	readonly route: string;
	readonly parameters: Parameters;
	readonly centre: DataCentre;
}

/** The parts of `/api/{format}/{module}/{method}`. */
export interface Target {
	readonly format: 'xml' | 'json' | null;
	/** As written in the address. */
	readonly moduleName: string | null;
	readonly module: Module | undefined;
	readonly method: string;
}

/** What a method gets for an accepted call. */
export interface Visit {
	readonly store: RecordStore;
	readonly department: string;
	readonly user: User;
	readonly points: OpenPoints;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly parameters: Parameters;
}

/** The answer of a method: elements inside `<result>`, and their number of rows. */
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

/** A mandatory parameter. Throws 4831. */
export function required(parameters: Parameters, name: string): string {
	const value = parameters.get(name);
	if (value === undefined || value === '') throw new Refusal('4831', name);
	return value;
}

/** A whole number; `absent` when the parameter is missing. Throws 4832. */
export function wholeNumber(parameters: Parameters, name: string, absent: number): number {
	const value = parameters.get(name);
	if (value === undefined || value === '') return absent;
	if (!/^-?\d{1,15}$/.test(value)) throw new Refusal('4832', name);
	return Number(value);
}
