import { MODULES } from '../modules';
import type { Module } from '../modules';
import type { Result, Target, Visit } from './call';
import { getRecords, getRecordsById, searchRecords } from './reading';
import { getRequestThreads, getThreadInfo } from './threads';
import { addRecords, deleteRecords, updateRecords } from './writing';

type Method = (module: Module, visit: Visit) => Result;

/** Methods of every module (reference, section 4). The guide says searchrecords, clients getrecordsbysearch. */
const METHODS: ReadonlyMap<string, Method> = new Map([
	['getrecords', getRecords],
	['getrecordsbyid', getRecordsById],
	['getrecordsbysearch', searchRecords],
	['searchrecords', searchRecords],
	['addrecords', addRecords],
	['updaterecords', updateRecords],
	['deleterecords', deleteRecords],
]);

/** Methods of requests only. */
const REQUEST_METHODS: ReadonlyMap<string, Method> = new Map([
	['getrequestthreads', getRequestThreads],
	['getthreadinfo', getThreadInfo],
]);

/** The method that the address names; undefined when module or method is unknown. */
export function methodAt({ moduleName, module, method }: Target): ((visit: Visit) => Result) | undefined {
	if (moduleName === 'Info' && method === 'getModules') return getModules;
	if (module === undefined) return undefined;
	const found = METHODS.get(method) ?? (module.name === 'requests' ? REQUEST_METHODS.get(method) : undefined);
	return found === undefined ? undefined : (visit) => found(module, visit);
}

/** Info/getModules [client]. Its rows have the form of the sister API. */
function getModules(): Result {
	const rows = MODULES.map(({ element, singular }, place) => ({
		name: 'row',
		attributes: [
			['no', String(place + 1)],
			['pl', element],
			['sl', singular],
		] as const,
		text: element,
	}));
	return { elements: rows, rows: rows.length };
}
