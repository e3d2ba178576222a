import { ACCESS, addCases, at, call, errorCode, post, rowsOf } from './calling';
import { type Check, SUBJECT, subjects } from './value-checks';

const TOKEN_FORM = { SCOPE: 'ZohoSupport/supportapi', EMAIL_ID: 'admin@demosupport.example', PASSWORD: 'wrong' };

/** Subjects of three cases in the order of the answer. The oldest case was changed last. */
export const ordered: Check = async (simulator) => {
	const [first = ''] = addCases(simulator, 3);
	simulator.clock.advance(60_000);
	simulator.change('requests', first, { Priority: 'High' });
	return subjects(simulator);
};

export const statusOf =
	(parameters: Record<string, string>): Check =>
	async (simulator) =>
		(await post(simulator, '/api/json/requests/getrecordsbyid', { ...ACCESS, ...parameters })).status;

export const byIdList: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/getrecordsbyid', { id: addCases(simulator, 2).join(';'), ...SUBJECT });
	return errorCode(answer) ?? rowsOf(answer).map((row) => row.Subject);
};

export const since: Check = async (simulator) => {
	addCases(simulator, 3);
	return rowsOf(
		await call(simulator, 'requests/getrecords', { ...SUBJECT, lastmodifiedtime: '2026-03-02 09:02:00' }),
	).map((row) => row.Subject);
};

/**
 * Adds one case an hour for 30 hours. Counts those that lastmodifiedtime finds for 90 minutes ago in the portal's zone.
 */
export const changedOf30Hours: Check = async (simulator) => {
	for (let hour = 1; hour <= 30; hour += 1) {
		simulator.clock.advance(3_600_000);
		simulator.add('requests', { 'Contact Name': 'A' });
	}
	return rowsOf(
		await call(simulator, 'requests/getrecords', { toindex: '200', lastmodifiedtime: '2026-03-03 13:30:00' }),
	).length;
};

export const createdTime: Check = async (simulator) => {
	simulator.clock.set('2026-03-02T17:00:42.500Z');
	simulator.add('requests', { 'Contact Name': 'A' });
	return rowsOf(await call(simulator, 'requests/getrecords'))[0]?.['Created Time'];
};

export const contentType: Check = async (simulator) =>
	(await post(simulator, '/api/json/requests/getrecords', ACCESS)).type;

export const noSuchRecord: Check = async (simulator) =>
	errorCode(await call(simulator, 'requests/getrecordsbyid', { id: '7' }));

export const signInText: Check = async (simulator) =>
	(await post(simulator, '/apiauthtoken/nb/create', TOKEN_FORM)).text;

export const alive: Check = async (simulator) => {
	const { status, type } = await post(simulator, '/api/json/requests/getrecords', ACCESS);
	return [status, type];
};

export const empty: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/getrecords');
	return [errorCode(answer), at(answer, 'result', 'Cases'), simulator.journal.count({ outcome: 'empty' })];
};
