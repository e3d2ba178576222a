import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../nodes/ZohoSupport/services/support/errors';
import { ALWAYS_READ_ONLY, MODULES } from '../../nodes/ZohoSupport/services/support/modules';
import { DONE } from '../../nodes/ZohoSupport/services/support/written-rows';

/** Codes that look like no HTTP status. */
const CODES = [...Object.keys(ERROR_CODES), ...Object.keys(DONE)].filter((code) => /^\d{4}$/.test(code));

/** Labels that no other service has, and no sentence by chance: ids, and what the service keeps by itself. */
const LABELS = [
	...MODULES.flatMap(({ idLabels }) => idLabels),
	...ALWAYS_READ_ONLY,
	...new Set(
		MODULES.flatMap(({ fields }) => fields.filter(({ writable }) => !writable).map(({ label }) => label)).filter(
			(label) => label.includes(' '),
		),
	),
];

const anyOf = (words: readonly string[]) => new RegExp(`\\b(${words.join('|')})\\b`);

/** What only the classic API has: each word, and what it would mean of another service. */
const CLASSIC_WORDS: Readonly<Record<string, RegExp>> = {
	'the name of the service: another one has another': /Zoho Support/,
	'the name of its API': /\bclassic\b/i,
	'the zone of its day: another quota may end at another hour': /\bPacific\b|America\/Los_Angeles/,
	'its codes: another service has others': anyOf(CODES),
	'how far from what was asked its filter may be read: another service knows zones': /\b27 hours|\b27 \* 60/,
	'its page, one row less, and its rows a write: another service has other sizes':
		/\b199\b|\b(100|200) (rows|records|items|input)|\b(each|every) (100|200)\b/,
	'an option of its own: another service has one format': /Answer Format|AnswerFormat/,
	'its labels: another service has other fields': anyOf(LABELS),
	'what its day depends on: another quota may depend on something else': /\beditions?\b|\blicen[cs]es?\b/i,
	'its methods and parameters': /\b(getrecords\w*|addrecords|updaterecords|deleterecords|selectfields|newformat)\b/,
};

/** n8n's scan reads the names of the package's types as text. */
const NAMES_ITSELF: ReadonlySet<string> = new Set([
	'nodes/ZohoSupport/ZohoSupport.node.ts',
	'nodes/ZohoSupport/ZohoSupportTrigger.node.ts',
	'credentials/ZohoSupportApi.credentials.ts',
	'credentials/ZohoDeskOAuth2Api.credentials.ts',
]);

const files = ['nodes', 'credentials']
	.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
	)
	.map((file) => file.split(path.sep).join('/'))
	.filter((file) => file.endsWith('.ts') && !file.startsWith('nodes/ZohoSupport/services/support/'))
	// Zoho Desk takes and shows the labels of the classic API, so that a workflow moves by changing the service.
	.filter((file) => !file.startsWith('nodes/ZohoSupport/services/desk/'));

/**
 * Zoho Desk has editions, a day in the zone of a data centre and pages too, and takes the labels of the classic API so
 * that workflows can move: in its own folder they are its own words.
 */
const OWN_WORDS_OF_DESK = [
	'the name of its API',
	'what its day depends on',
	'the zone of its day',
	'its page, one row less',
	'its labels',
];

/** The classic words of a text, each with the reason why it has no place there. */
function classicWordsIn(text: string): string[] {
	return Object.entries(CLASSIC_WORDS).flatMap(([why, word]) => {
		const found = word.exec(text)?.[0];
		return found === undefined ? [] : [`${found}: ${why}`];
	});
}

function wordsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const found = classicWordsIn(NAMES_ITSELF.has(file) ? text.replaceAll('Zoho Support', '') : text);
	if (!file.startsWith('nodes/ZohoSupport/services/desk/')) return found;
	return found.filter((words) => !OWN_WORDS_OF_DESK.some((reason) => words.includes(reason)));
}

describe('the words of the classic API', () => {
	it.each(files)('are not in %s', (file) => {
		expect(wordsOf(file)).toEqual([]);
	});

	it.each([
		"'Look in Zoho Support.'",
		'// the classic service',
		'`midnight Pacific time`',
		"code: '4103'",
		'from 27 hours earlier',
		'one request for every 200 records',
		"displayName: 'Answer Format'",
		"row['CASEID']",
		"record['Created Time']",
		'your edition allows',
		"method: 'getrecordsbyid'",
	])('would be found: %s', (text) => {
		expect(classicWordsIn(text)).toHaveLength(1);
	});
});

/** What only Zoho Desk has. */
const DESK_WORDS = /Zoho Desk|\bcf_|errorCode|X-Rate-Limit|\borgId\b|modifiedTimeRange|moveToTrash/;

describe('the words of Zoho Desk', () => {
	it.each(files.filter((file) => !file.startsWith('nodes/ZohoSupport/services/desk/') && !NAMES_ITSELF.has(file)))(
		'are not in %s',
		(file) => {
			expect(DESK_WORDS.exec(readFileSync(file, 'utf8'))?.[0]).toBeUndefined();
		},
	);
});
