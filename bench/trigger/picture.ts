import { type BarSeriesOption, type EChartsOption, init, type LineSeriesOption } from 'echarts';
import { quantileSorted } from 'simple-statistics';
import { every, FREE } from './measure';
import type { Week } from './week';

const SIZE = { width: 760, height: 330 };
const LEFT = { left: 52, top: 74, width: 430, height: 206 };
const RIGHT = { ...LEFT, left: 570, width: 160 };
const HEADING = { top: 12, textStyle: { fontSize: 13 } };
const [BLUE, BROWN, GREEN, RED, GREY] = ['#0969da', '#bc4c00', '#1a7f37', '#cf222e', '#59636e'];

/** Points per curve. */
const POINTS = 60;

/** How long cases waited, and what the polls cost, as an SVG. */
export function pictureOf(weeks: readonly Week[]): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	chart.setOption(chartOf(weeks));
	const svg = chart.renderToSVGString();
	chart.dispose();
	const half = (waits: readonly number[]) => quantileSorted([...waits], 0.5).toFixed(1);
	const told = weeks.map(({ everyMinutes, waits }) => `${every(everyMinutes)}: half within ${half(waits)} minutes`);
	return `${svg.replace('<svg ', `<svg role="img" aria-label="How long cases wait, polled ${told.join('; ')}" `)}\n`;
}

function chartOf(weeks: readonly Week[]): EChartsOption {
	const axis = { nameLocation: 'middle', nameGap: 28, axisTick: { show: false }, splitLine: { show: false } } as const;
	const names = weeks.map(({ everyMinutes }) => nameOf(everyMinutes));
	return {
		animation: false,
		backgroundColor: '#ffffff',
		color: [BLUE, BROWN, GREEN],
		textStyle: { color: GREY },
		title: [
			{ text: 'New cases whose workflow has started, polled every …', left: 48, ...HEADING },
			{ text: 'Requests of the fullest day', left: 536, ...HEADING },
		],
		legend: { top: 36, left: 48, icon: 'roundRect', itemHeight: 4, data: names },
		grid: [LEFT, RIGHT],
		xAxis: [
			{ type: 'value', max: 15, interval: 5, name: 'minutes after the case came in', ...axis },
			{ type: 'category', gridIndex: 1, data: names, name: 'polled every', ...axis },
		],
		yAxis: [
			{ type: 'value', max: 100, interval: 25, axisLabel: { formatter: '{value} %' } },
			{ type: 'value', max: FREE.limit, interval: FREE.limit / 5, gridIndex: 1 },
		],
		series: [...weeks.map(curveOf), barsOf(weeks)],
	};
}

function curveOf({ everyMinutes, waits }: Week): LineSeriesOption {
	const parts = Array.from({ length: POINTS }, (_, point) => (point + 1) / POINTS);
	const points = parts.map((part) => [quantileSorted([...waits], part), 100 * part]);
	return { type: 'line', name: nameOf(everyMinutes), showSymbol: false, data: [[0, 0], ...points] };
}

function barsOf(weeks: readonly Week[]): BarSeriesOption {
	return {
		type: 'bar',
		xAxisIndex: 1,
		yAxisIndex: 1,
		colorBy: 'data',
		data: weeks.map(({ mostRequests }) => mostRequests),
		label: { show: true, position: 'insideTop', color: '#ffffff' },
		markLine: { symbol: 'none', lineStyle: { color: RED }, data: [{ yAxis: FREE.limit - FREE.reserve }] },
	};
}

const nameOf = (minutes: number): string => `${minutes} min`;
