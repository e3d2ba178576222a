import { median } from 'simple-statistics';
import { spread, type Verdict } from '../figures';
import type { Figures } from './measure';
import type { Reading } from './reading';

/** A goal of the project, judged by the median of its ratios. */
export interface Goal extends Verdict {
	/** `≤ 1.0` */
	readonly wanted: string;
	/** What was tried; shown where the goal is missed. Whoever changes the code it speaks of keeps it true. */
	readonly tried: string;
}

interface Row extends Pick<Goal, 'name' | 'tried'> {
	readonly ratios: (figures: Figures) => number[];
	readonly most: number;
	/** True when the median may equal the most. */
	readonly inclusive?: true;
}

const GOALS: readonly Row[] = [
	{
		name: 'Time to read the whole list, compared with HTTP Request',
		ratios: ofReading(({ seconds }) => seconds),
		most: 1,
		inclusive: true,
		tried:
			'The network is free here, so only the work on each page is left: HTTP Request parses the page, this node also decodes and checks it. ' +
			'Kept: dates without luxon, one look-up of a zone per day of the data, one look-up of the Pacific day of the quota. They cut processor time from 2.1 s to 1.3 s; HTTP Request takes 1.3 s. ' +
			'No gain: asking for the next page before this one is decoded; building each record field by field. ' +
			'Not possible: open connections, since n8n makes a new agent for each request. Not done: asking for two pages at once, which may cost one more request.',
	},
	{
		name: 'Peak memory on top of n8n while reading the whole list, compared with HTTP Request',
		ratios: ofReading(({ grownMegabytes }) => grownMegabytes),
		most: 1,
		inclusive: true,
		tried:
			'Kept: times are joined into one text instead of a chain of pieces, which frees a third of what stays (53 MB; the raw pages of HTTP Request keep 135 MB). ' +
			'The rest of the peak is garbage that the engine has not collected yet. Not kept: building a record field by field, since objects with many fields become slow.',
	},
	{
		name: 'A page in JSON, compared with bare `JSON.parse`',
		ratios: ofDecoding('json'),
		most: 3,
		tried:
			'Kept: dates without luxon (they took most of the time), one look-up of a zone per day of the data. No gain: building each record field by field.',
	},
	{
		name: 'A page in XML, compared with bare fast-xml-parser',
		ratios: ofDecoding('xml'),
		most: 1.5,
		tried: 'The parser takes nearly all of the time; the rest is the same as for JSON.',
	},
];

export function goalsOf(figures: Figures): Goal[] {
	return GOALS.map(({ name, ratios, most, inclusive = false, tried }) => {
		const measured = ratios(figures);
		const middle = median(measured);
		const met = inclusive ? middle <= most : middle < most;
		return { name, met, shown: spread(measured), wanted: `${inclusive ? '≤' : '<'} ${most.toFixed(1)}`, tried };
	});
}

function ofReading(pick: (reading: Reading) => number): Row['ratios'] {
	return ({ pairs }) => pairs.map(({ ours, http }) => pick(ours) / pick(http));
}

function ofDecoding(wanted: string): Row['ratios'] {
	return ({ decodings }) =>
		decodings.flatMap(({ format, rounds }) => (format === wanted ? rounds.map(({ ours, bare }) => ours / bare) : []));
}
