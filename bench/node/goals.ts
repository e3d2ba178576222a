import { median } from 'simple-statistics';
import { spread, type Verdict } from '../figures';
import type { Figures } from './measure';
import type { Reading } from './reading';

/** A goal of the project, judged by the median of its ratios. docs/performance.md says what was tried for each. */
export interface Goal extends Verdict {
	/** `≤ 1.0` */
	readonly wanted: string;
}

export function goalsOf({ pairs, decodings }: Figures): Goal[] {
	const reading = (figure: keyof Reading) => pairs.map(({ ours, http }) => ours[figure] / http[figure]);
	const decoding = (place: number) => decodings[place].rounds.map(({ ours, bare }) => ours / bare);
	return [
		goal('Time to read the whole list, compared with HTTP Request', reading('seconds'), '≤', 1),
		goal('Peak memory on top of n8n for it, compared with HTTP Request', reading('grownMegabytes'), '≤', 1),
		goal('A page in JSON, compared with bare `JSON.parse`', decoding(0), '<', 3),
		goal('A page in XML, compared with bare fast-xml-parser', decoding(1), '<', 1.5),
	];
}

function goal(name: string, ratios: number[], sign: '≤' | '<', most: number): Goal {
	const middle = median(ratios);
	const met = sign === '≤' ? middle <= most : middle < most;
	return { name, met, shown: spread(ratios), wanted: `${sign} ${most.toFixed(1)}` };
}
