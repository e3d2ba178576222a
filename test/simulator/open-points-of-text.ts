import type { Simulator } from '../../simulator/support/simulator';
import { ACCESS, addCases, post } from './calling';

/** A subject with control characters, as the JSON answer has it. */
export const controls = async (simulator: Simulator): Promise<unknown> => {
	simulator.add('requests', { Subject: 'a\u0001\tb \\\\ "c"', 'Contact Name': 'A' });
	const { text } = await post(simulator, '/api/json/requests/getrecords', {
		...ACCESS,
		selectfields: 'Requests(Subject)',
	});
	return /"Subject","content":"(.*?)"\}/.exec(text)?.[1];
};

/** The first character of the answers to a list and to an unknown id, requested in JSON and in XML. */
export const formats = async (simulator: Simulator): Promise<unknown> => {
	addCases(simulator, 1);
	const paths = ['json', 'xml'].flatMap((format) =>
		['getrecords', 'getrecordsbyid'].map((method) => `/api/${format}/requests/${method}`),
	);
	return Promise.all(paths.map(async (path) => (await post(simulator, path, { ...ACCESS, id: 'x' })).text[0]));
};
