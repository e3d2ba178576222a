import type { Simulator } from '../../simulator/support/simulator';
import { addCases, at, call, callXml, document, type Json, rowsOf } from './calling';

/** Returns what a simulator does under one of its switches. */
export type Check = (simulator: Simulator) => Promise<unknown>;

export const SUBJECT = { selectfields: 'Requests(Subject)' };

export async function subjects(simulator: Simulator): Promise<Json[]> {
	return rowsOf(await call(simulator, 'requests/getrecords', SUBJECT)).map((row) => row.Subject);
}

export const emptyField: Check = async (simulator) => {
	addCases(simulator, 1);
	return rowsOf(await call(simulator, 'requests/getrecords', { newformat: '2', selectfields: 'Requests(Priority)' }))[0]
		?.Priority;
};

export const xmlValue: Check = async (simulator) => {
	simulator.add('requests', { Subject: 'a & <b>', 'Contact Name': 'A' });
	return /val="Subject">(.*?)<\/[fF]/.exec(await callXml(simulator, 'requests/getrecords', SUBJECT))?.[1];
};

export const fieldName: Check = async (simulator) => {
	addCases(simulator, 1);
	const row = at(await call(simulator, 'requests/getrecords', SUBJECT), 'result', 'Cases', 'row');
	return [Object.keys(Object(row)), /<(fl) /i.exec(await callXml(simulator, 'requests/getrecords', SUBJECT))?.[1]];
};

export const types: Check = async (simulator) => {
	simulator.add('products', { 'Product Name': 'A', 'Unit Price': '120', 'Product Code': '007' });
	const [row] = rowsOf(await call(simulator, 'products/getrecords'), 'Products');
	return [row?.['Unit Price'], row?.['Product Code'], typeof row?.PRODUCTID];
};

/**
 * How many records an e-mail finds: right after it was written, a minute later, right after it was changed, and a
 * minute after that.
 */
export const foundByEmail: Check = async (simulator) => {
	simulator.clock.freeze();
	const found = async (Email: string): Promise<number> =>
		rowsOf(
			await call(simulator, 'contacts/getrecordsbysearch', { searchfield: 'Email', searchvalue: Email }),
			'Contacts',
		).length;
	const id = simulator.add('contacts', { 'Last Name': 'Lee', Email: 'old@x.example' });
	const counts = [await found('old@x.example')];
	simulator.clock.advance(60_000);
	counts.push(await found('old@x.example'));
	simulator.change('contacts', id, { Email: 'new@x.example' });
	counts.push(await found('old@x.example'), await found('new@x.example'));
	simulator.clock.advance(60_000);
	return [...counts, await found('old@x.example'), await found('new@x.example')];
};

export const markedUp: Check = async (simulator) => {
	simulator.add('requests', { Subject: `R&D <b>"5" isn't`, 'Contact Name': 'A' });
	const found = await call(simulator, 'requests/getrecordsbysearch', {
		searchfield: 'Subject',
		searchvalue: `R&D <b>"5" isn't`,
		...SUBJECT,
	});
	return [await subjects(simulator), rowsOf(found).length];
};

/** The numbers in the answer to three rows of which the second is left out: as record entries and as fl lists. */
export const numbers: Check = async (simulator) => {
	const found = [];
	for (const writeAnswerShape of ['record', 'fl'] as const) {
		simulator.setOpenPoints({ addPartialFailure: 'left-out', writeAnswerShape });
		const answer = await call(simulator, 'requests/addrecords', {
			xml: document({ 'Contact Name': 'A' }, { Subject: 'b' }, { 'Contact Name': 'C' }),
		});
		const cases = at(answer, 'result', 'responsedata', 'Cases');
		found.push([0, 1].map((place) => at(cases, writeAnswerShape === 'fl' ? 'row' : 'record', place, 'no')));
	}
	return found;
};

/**
 * The stored form of a name, a decomposed accent, a decimal and a code; and how many records the written and the
 * normalised name find.
 */
export const keptForms: Check = async (simulator) => {
	const fields = { 'Last Name': 'Ann  Lee', Title: 'e\u0301t', Phone: '10.5', Mobile: '007' };
	await call(simulator, 'contacts/addrecords', { xml: document(fields) });
	const found = async (searchvalue: string): Promise<number> =>
		rowsOf(await call(simulator, 'contacts/getrecordsbysearch', { searchfield: 'Last Name', searchvalue }), 'Contacts')
			.length;
	const [contact] = simulator.records('contacts');
	return [Object.keys(fields).map((label) => contact?.fields[label]), await found('Ann  Lee'), await found('Ann Lee')];
};
