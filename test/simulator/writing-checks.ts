import { addCases, at, call, document, errorCode, idsOf, listed } from './calling';
import type { Json } from './calling';
import { type Check } from './value-checks';

const THREE = document(
	{ 'Contact Name': 'A', Subject: 'a' },
	{ Subject: 'bad' },
	{ 'Contact Name': 'A', Subject: 'c' },
);

/** Sends that many rows. Returns how many records are stored, how many ids the answer has, and its error code. */
export const rowsWritten =
	(rows: number): Check =>
	async (simulator) => {
		const xml = document(...Array.from({ length: rows }, () => ({ 'Contact Name': 'A' })));
		const answer = await call(simulator, 'requests/addrecords', { xml });
		return [simulator.records('requests').length, idsOf(answer).length, errorCode(answer)];
	};

/** Sends a good, a bad and a good row. Returns the stored subjects and the entries of the answer. */
export const partial: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/addrecords', { xml: THREE });
	const entries = listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).map(
		(entry) => errorCode(entry) ?? 'written',
	);
	return [simulator.records('requests').map(({ fields }) => fields.Subject), errorCode(answer) ?? entries];
};

/** Sends a good, a bad and a good row. Returns the names of the members of each entry. */
export const bareRefusal: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/addrecords', { xml: THREE });
	return listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).map((entry) => Object.keys(Object(entry)));
};

export const deletedList: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/deleterecords', { id: [...addCases(simulator, 2), '7'].join(';') });
	return [
		simulator.records('requests').length,
		errorCode(answer) ?? listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).length,
	];
};

export const writeShape: Check = async (simulator) => {
	const one = await call(simulator, 'requests/addrecords', { xml: document({ 'Contact Name': 'A' }) });
	const two = await call(simulator, 'requests/addrecords', {
		xml: document({ 'Contact Name': 'A' }, { 'Contact Name': 'A' }),
	});
	const shapeOf = (answer: Json): Json => at(answer, 'result', 'responsedata', 'Cases');
	return [
		Object.keys(Object(shapeOf(one))),
		at(shapeOf(one), 'fl', 0),
		Object.keys(Object(shapeOf(two))),
		at(shapeOf(two), 'row', 1, 'no'),
	];
};

export const responseCode: Check = async (simulator) =>
	at(
		await call(simulator, 'requests/addrecords', { xml: document({ 'Contact Name': 'A' }) }),
		'result',
		'responsecode',
	);

export const unknownLabel: Check = async (simulator) => {
	const id = simulator.add('requests', { 'Contact Name': 'A' });
	const added = await call(simulator, 'requests/addrecords', {
		xml: document({ 'Contact Name': 'A', 'Shoe Size': '42' }),
	});
	const updated = await call(simulator, 'requests/updaterecords', { id, xml: document({ 'Shoe Size': '42' }) });
	return [
		at(added, 'error', 'message'),
		errorCode(updated),
		simulator.records('requests').some(({ fields }) => 'Shoe Size' in fields),
	];
};
