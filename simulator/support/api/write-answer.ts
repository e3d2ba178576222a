import type { Module } from '../modules';
import type { OpenPoints } from '../open-points';
import type { Refusal } from '../refusals';
import { around, saying } from '../wire/element';
import type { Element } from '../wire/element';
import { fieldElement } from './answered-rows';
import type { Result } from './call';

/** The outcome of one record of a write: its id or its error, and its row in the write, counted from 1. */
export type Entry = ({ readonly id: string } | { readonly refusal: Refusal }) & { readonly row: number };

const WORDS = { '2001': 'added', '2002': 'updated', '2003': 'deleted' } as const;
export type WriteCode = keyof typeof WORDS;

/** `responsecode` and `responsedata` of a write (reference, section 5), in the form that the switches choose. */
export function writeAnswer(code: WriteCode, entries: readonly Entry[], module: Module, points: OpenPoints): Result {
	const message = `Record(s) ${WORDS[code]} successfully`;
	const records = () => entries.map((entry, place) => recordElement(entry, place, message, points));
	const children = points.writeAnswerShape === 'fl' ? fieldLists(entries, message, points) : records();
	return {
		elements: [
			saying('responsecode', points.responseCodeType === 'number' ? Number(code) : code),
			around('responsedata', { name: module.element, children }),
		],
		rows: entries.filter((entry) => 'id' in entry).length,
	};
}

function recordElement(entry: Entry, place: number, message: string, points: OpenPoints): Element {
	const attributes = points.writeAnswerNumbers === 'none' ? [] : [numberOf(entry, place, points)];
	const refused = (refusal: Refusal) => (isBare(points) ? sayings(refusal) : [errorElement(refusal)]);
	const written = (id: string) => [saying('id', id), saying('message', message)];
	return { name: 'record', attributes, children: 'id' in entry ? written(entry.id) : refused(entry.refusal) };
}

function numberOf(entry: Entry, place: number, { writeAnswerNumbers }: OpenPoints): readonly [string, string] {
	return ['no', String(writeAnswerNumbers === 'rows' ? entry.row : place + 1)];
}

/** For one row its `fl` list directly, for several rows numbered rows. */
function fieldLists(entries: readonly Entry[], message: string, points: OpenPoints): Element[] {
	const fields = (first: [string, string], second: [string, string]): Element[] => [
		fieldElement(...first, points),
		fieldElement(...second, points),
	];
	const listOf = (entry: Entry): Element[] => {
		if (!('refusal' in entry)) return fields(['Message', message], ['Id', entry.id]);
		return isBare(points)
			? fields(['Code', entry.refusal.code], ['Message', entry.refusal.message])
			: [errorElement(entry.refusal)];
	};
	const [only, ...more] = entries;
	if (only !== undefined && more.length === 0) return listOf(only);
	return entries.map((entry, place) => ({
		name: 'row',
		attributes: [numberOf(entry, place, points)],
		children: listOf(entry),
	}));
}

/** True when the code and message of a refused row have no error element around them. */
function isBare({ addPartialFailure }: OpenPoints): boolean {
	return addPartialFailure === 'per-row-code';
}

/** `<error><code>…</code><message>…</message></error>`. */
export function errorElement(refusal: Refusal): Element {
	return around('error', ...sayings(refusal));
}

function sayings({ code, message }: Refusal): Element[] {
	return [saying('code', code), saying('message', message)];
}
