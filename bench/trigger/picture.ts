import { percentile, type Week } from './figures';
import { every, FREE } from './verdicts';

/** A place for a drawing, in pixels of the picture. */
interface Frame {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

const WAITS: Frame = { left: 52, top: 64, width: 430, height: 216 };
const REQUESTS: Frame = { left: 570, top: 64, width: 160, height: 216 };

/** The longest wait that has a place, in minutes. */
const LONGEST = 15;

/** How many points a curve is drawn by. */
const POINTS = 60;

/** A background of its own, so that it can be read on any page. */
const STYLE = `
	.back { fill: #ffffff } text { fill: #1f2328; font: 12px system-ui, sans-serif } .title { font-weight: 600; font-size: 13px } .faint { fill: #59636e }
	.grid { stroke: #d1d9e0 } .limit { stroke: #cf222e; stroke-dasharray: 4 3 } .curve { fill: none; stroke-width: 2.5 }
	.a { stroke: #0969da } .b { stroke: #bc4c00 } .c { stroke: #1a7f37 } .bar { stroke: none } .bar.a, .word.a { fill: #0969da } .bar.b, .word.b { fill: #bc4c00 } .bar.c, .word.c { fill: #1a7f37 } .word { stroke: none; font-weight: 600 }
	@media (prefers-color-scheme: dark) {
		.back { fill: #0d1117 } text { fill: #f0f6fc } .faint { fill: #9198a1 } .grid { stroke: #3d444d } .limit { stroke: #ff7b72 }
		.a { stroke: #58a6ff } .b { stroke: #f0883e } .c { stroke: #3fb950 } .bar, .word { stroke: none } .bar.a, .word.a { fill: #58a6ff } .bar.b, .word.b { fill: #f0883e } .bar.c, .word.c { fill: #3fb950 }
	}`;

const INKS = ['a', 'b', 'c'];

/** How long cases waited, and what the polls cost, as an SVG. */
export function pictureOf(weeks: readonly Week[]): string {
	const told = weeks.map(
		({ everyMinutes, waits, mostRequests }) =>
			`${every(everyMinutes)}: half of the cases within ${percentile(waits, 0.5).toFixed(1)} minutes, all within ${percentile(waits, 1).toFixed(1)}, ${mostRequests} requests a day`,
	);
	return `${[
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 330" width="760" height="330" role="img" aria-labelledby="title">',
		`<title id="title">Polled ${told.join('; ')}</title>`,
		`<style>${STYLE}\n</style>`,
		'<rect class="back" width="760" height="330" rx="8"/>',
		...waitsDrawn(weeks),
		...requestsDrawn(weeks),
		'</svg>',
	].join('\n')}\n`;
}

function waitsDrawn(weeks: readonly Week[]): string[] {
	const x = (minutes: number) => WAITS.left + (Math.min(minutes, LONGEST) / LONGEST) * WAITS.width;
	const y = (part: number) => WAITS.top + (1 - part) * WAITS.height;
	const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
		line('grid', WAITS.left, y(part), WAITS.left + WAITS.width, y(part)),
		word('faint', WAITS.left - 8, y(part) + 4, `${part * 100} %`, 'end'),
	]);
	const ticks = [0, 5, 10, 15].map((minutes) => word('faint', x(minutes), y(0) + 18, `${minutes}`, 'middle'));
	const curves = weeks.flatMap(({ everyMinutes, waits }, place) => {
		const points = Array.from({ length: POINTS + 1 }, (_, point) => percentile(waits, point / POINTS));
		const path = points
			.map(
				(minutes, point) =>
					`${point === 0 ? 'M' : 'L'}${round(x(point === 0 ? 0 : minutes))} ${round(y(point / POINTS))}`,
			)
			.join(' ');
		return [
			`<path class="curve ${INKS[place]}" d="${path}"/>`,
			word(`word ${INKS[place]}`, x(percentile(waits, 1)), y(1) - 8, `${everyMinutes} min`, 'end'),
		];
	});
	return [
		word('title', WAITS.left, 26, 'New cases whose workflow has started, polled every …'),
		...grid,
		...ticks,
		...curves,
		word('faint', x(LONGEST / 2), y(0) + 36, 'minutes after the case came in', 'middle'),
	];
}

function requestsDrawn(weeks: readonly Week[]): string[] {
	const y = (requests: number) => REQUESTS.top + (1 - requests / FREE.limit) * REQUESTS.height;
	const right = REQUESTS.left + REQUESTS.width;
	const step = REQUESTS.width / weeks.length;
	const bars = weeks.flatMap(({ everyMinutes, mostRequests }, place) => {
		const left = REQUESTS.left + step * (place + 0.2);
		return [
			`<rect class="bar ${INKS[place]}" x="${round(left)}" y="${round(y(mostRequests))}" width="${round(step * 0.6)}" height="${round(y(0) - y(mostRequests))}"/>`,
			word('back', left + step * 0.3, y(mostRequests) + 16, `${mostRequests}`, 'middle'),
			word('faint', left + step * 0.3, y(0) + 18, `${everyMinutes} min`, 'middle'),
		];
	});
	const marks = [0, FREE.limit - FREE.reserve, FREE.limit].map((requests) =>
		word('faint', REQUESTS.left - 8, y(requests) + 4, `${requests}`, 'end'),
	);
	const lines = [
		line('grid', REQUESTS.left, y(0), right, y(0)),
		line('grid', REQUESTS.left, y(FREE.limit), right, y(FREE.limit)),
		line('limit', REQUESTS.left, y(FREE.limit - FREE.reserve), right, y(FREE.limit - FREE.reserve)),
	];
	return [
		word('title', REQUESTS.left - 30, 26, 'Requests of the fullest day'),
		...bars,
		...lines,
		...marks,
		word('faint', REQUESTS.left + REQUESTS.width / 2, y(0) + 36, 'polled every', 'middle'),
	];
}

function line(ink: string, x1: number, y1: number, x2: number, y2: number): string {
	return `<line class="${ink}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

function word(ink: string, x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
	return `<text class="${ink}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
