import { isDeepStrictEqual } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import { Bench } from 'tinybench';
import { recordsOf, type AnswerFormat } from '../product';
import { FORM, PAGE } from './reading';

/** A page decoded by the node and by a bare parser: milliseconds per page, a pair for each round. */
export interface Decoding {
	readonly format: AnswerFormat;
	/** Characters of the page. */
	readonly size: number;
	readonly rounds: ReadonlyArray<{ readonly ours: number; readonly bare: number }>;
}

const XML = new XMLParser({ ignoreAttributes: false });

const BARE: Readonly<Record<AnswerFormat, (body: string) => unknown>> = {
	json: (body) => JSON.parse(body),
	xml: (body) => XML.parse(body),
};

/** Decodes a page of the portal in both formats, with the node's code and with a bare parser. */
export async function compareDecoding(url: string, rounds: number): Promise<Decoding[]> {
	const pages = { json: await page(url, 'json'), xml: await page(url, 'xml') };
	const records = recordsOf(pages.json, 'json');
	if (records.length !== PAGE || !isDeepStrictEqual(records, recordsOf(pages.xml, 'xml')))
		throw new Error(`Both formats must give the same ${PAGE} records`);
	const decodings: Decoding[] = [];
	for (const format of ['json', 'xml'] as const) {
		console.log(`a page in ${format.toUpperCase()}, ${rounds} rounds`);
		const body = pages[format];
		const all = [];
		for (let round = 0; round < rounds; round += 1) all.push(await roundOf(body, format));
		decodings.push({ format, size: body.length, rounds: all });
	}
	return decodings;
}

/** The median of each side. A round is short, so that other work on the machine slows both sides down. */
async function roundOf(body: string, format: AnswerFormat): Promise<{ ours: number; bare: number }> {
	const bench = new Bench({ time: 40, iterations: 4, warmupTime: 20, warmupIterations: 2 });
	bench.add('ours', () => void recordsOf(body, format)).add('bare', () => void BARE[format](body));
	const [ours, bare] = (await bench.run()).map(({ result }) => {
		if (!('latency' in result)) throw new Error(`Decoding ${format} ended as ${result.state}`);
		return result.latency.p50;
	});
	return { ours, bare };
}

/** The newest cases, as the simulator answers. */
async function page(url: string, format: AnswerFormat): Promise<string> {
	const body = new URLSearchParams({ ...FORM, fromindex: '1', toindex: String(PAGE) });
	return await (await fetch(`${url}/api/${format}/requests/getrecords`, { method: 'POST', body })).text();
}
