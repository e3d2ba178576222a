/** Child: decodes one page of 200 cases again and again, with the node's reader and with a bare parser. Its result is the rounds. */
import { isDeepStrictEqual } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import type { HelpdeskRecord } from '../nodes/ZohoSupport/helpdesk/helpdesk';
import type { AnswerFormat } from '../nodes/ZohoSupport/services/support/answer-tree';
import { decodeAnswer } from '../nodes/ZohoSupport/services/support/answers';
import { recordOf } from '../nodes/ZohoSupport/services/support/records';
import { workAsChild } from './children';
import type { Decoding, Round } from './figures';
import { FORM, PAGE } from './readers';

/** Rounds that are thrown away: the compiler of the engine is still at work. */
const WARM_UP = 10;

/** How often a page is decoded in one round: some 20 milliseconds. */
const PAGES = { json: 20, xml: 2 } as const;

const ZONE = { zone: 'America/Los_Angeles' };

workAsChild(async ([url = '', rounds], tell) => {
	const pages = { json: await page(url, 'json'), xml: await page(url, 'xml') };
	const [fromJson, fromXml] = [records(pages.json, 'json'), records(pages.xml, 'xml')];
	if (fromJson.length !== PAGE || !isDeepStrictEqual(fromJson, fromXml))
		throw new Error(`Both formats must give the same ${PAGE} records`);
	const xml = new XMLParser({ ignoreAttributes: false });
	const bare = { json: (body: string): unknown => JSON.parse(body), xml: (body: string): unknown => xml.parse(body) };
	return (['json', 'xml'] as const).map((format): Decoding => {
		tell(`decoding a page in ${format.toUpperCase()}, ${rounds} rounds`);
		const body = pages[format];
		const work = { ours: () => records(body, format), bare: () => bare[format](body) };
		const all = Array.from({ length: WARM_UP + Number(rounds) }, (_, place) =>
			round(work, PAGES[format], place % 2 === 0),
		);
		return { format, size: body.length, rounds: all.slice(WARM_UP) };
	});
});

/** What the node makes of a page: flat records with ISO times. */
function records(body: string, format: AnswerFormat): HelpdeskRecord[] {
	const answer = decodeAnswer(body, format, 200);
	if (answer.kind !== 'rows') throw new Error('The desk gave no rows');
	return answer.rows.map((row) => recordOf(row, 'case', ZONE));
}

/** Both in turn, so that what else the machine does falls on both. */
function round(work: Readonly<Record<'ours' | 'bare', () => unknown>>, times: number, oursFirst: boolean): Round {
	const first = milliseconds(oursFirst ? work.ours : work.bare, times);
	const second = milliseconds(oursFirst ? work.bare : work.ours, times);
	return oursFirst ? { ours: first, bare: second } : { ours: second, bare: first };
}

function milliseconds(work: () => unknown, times: number): number {
	const start = performance.now();
	for (let time = 0; time < times; time += 1) work();
	return (performance.now() - start) / times;
}

/** The newest 200 cases, as the simulated service answers. */
async function page(url: string, format: AnswerFormat): Promise<string> {
	const form = { ...FORM, fromindex: '1', toindex: String(PAGE) };
	const answer = await fetch(`${url}/api/${format}/requests/getrecords`, {
		method: 'POST',
		body: new URLSearchParams(form),
	});
	return await answer.text();
}
