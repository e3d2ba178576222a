import { escape } from 'es-toolkit';

import type { PortalRecord } from '../portal/record';
import type { Module } from '../modules';
import type { OpenPoints } from '../open-points';
import { Refusal } from '../refusals';
import type { Element } from '../wire/element';
import { momentOf, wallTime } from '../../zone-time';
import type { Visit } from './call';

const MINUTE = 60_000;
const SECOND = 1_000;

/** The unit of the portal's times, in milliseconds (switch timePrecision). */
export function keptUnit(precision: OpenPoints['timePrecision']): number {
	return precision === 'minutes' ? MINUTE : SECOND;
}

/** A moment as the portal stores it, cut to whole seconds or minutes. Milliseconds in and out. */
export function keptMoment(moment: number, precision: OpenPoints['timePrecision']): number {
	const unit = keptUnit(precision);
	return Math.floor(moment / unit) * unit;
}

/** Records as `<row>` elements, numbered from 1. They have the requested fields and always the id. */
export function answeredRows(records: readonly PortalRecord[], module: Module, visit: Visit): Element[] {
	const labels = selectedLabels(module, visit);
	const keepsNulls = visit.parameters.get('newformat') === '2' && visit.points.nullStyle !== 'missing';
	return records.map((record, place) => ({
		name: 'row',
		attributes: [['no', String(place + 1)]],
		children: labels.flatMap((label) => {
			const value = valueOf(record, label, module, visit);
			if (value === undefined && !keepsNulls) return [];
			return [fieldElement(label, value ?? (visit.points.nullStyle === 'text' ? 'null' : ''), visit.points)];
		}),
	}));
}

/** One `<fl val="label">`, in the case and with the value type that the switches choose. */
export function fieldElement(label: string, written: string, points: OpenPoints): Element {
	const value = points.htmlEntities === 'encoded' ? escape(written) : written;
	return {
		name: points.flCase === 'upper' ? 'FL' : 'fl',
		attributes: [['val', label]],
		text: points.valueTypes === 'mixed' && !/(^|[A-Z ])(ID|Id)$/.test(label) ? typed(value) : value,
		isValue: true,
	};
}

/** A field's value in answers; undefined when it is null. */
export function valueOf(record: PortalRecord, label: string, module: Module, visit: Visit): string | undefined {
	switch (label) {
		case module.idLabel:
			return record.id;
		case 'Created Time':
			return timeText(record.created, visit.points);
		case 'Modified Time':
			return timeText(record.modified, visit.points);
		case 'URI':
			return module.name === 'requests'
				? `/support/demosupport/ShowHomePage.do#Cases/dv/${record.id}`
				: record.fields[label];
		case 'Is Overdue':
			return module.name === 'requests' ? String(isOverdue(record, visit)) : record.fields[label];
		case 'Is Escalated':
			return module.name === 'requests' ? 'false' : record.fields[label];
		default:
			return Object.hasOwn(record.fields, label) ? record.fields[label] : undefined;
	}
}

function timeText(moment: number, { timePrecision, portalZone }: OpenPoints): string {
	return wallTime(keptMoment(moment, timePrecision), portalZone);
}

function isOverdue(record: PortalRecord, visit: Visit): boolean {
	const due = record.fields['Due Date'] ?? '';
	const date = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(due);
	const moment = momentOf(
		date === null ? due : `${date[3] ?? ''}-${date[1] ?? ''}-${date[2] ?? ''} 23:59:59`,
		visit.points.portalZone,
	);
	return moment !== undefined && moment < visit.now && record.fields.Status !== 'Closed';
}

/** A number or boolean when that is exactly the text, otherwise the text. */
function typed(value: string): string | number | boolean {
	if (value === 'true' || value === 'false') return value === 'true';
	return /^-?\d+(\.\d+)?$/.test(value) && String(Number(value)) === value ? Number(value) : value;
}

/**
 * The labels of `selectfields=Requests(Subject,Status)`; all labels of the module without it or with `All` (reference,
 * section 4). The list ends at its first `)` (our interpretation).
 */
function selectedLabels(module: Module, { parameters, store }: Visit): string[] {
	const selection = parameters.get('selectfields');
	if (selection === undefined || selection === '' || selection.toLowerCase() === 'all') return store.labels(module);
	const form = /^\s*(\w+)\s*\(([^)]*)\)/.exec(selection);
	const names = [module.name, module.element, ...module.aliases].map((name) => name.toLowerCase());
	if (form === null || !names.includes((form[1] ?? '').toLowerCase())) throw new Refusal('4600', 'selectfields');
	const wanted = (form[2] ?? '').split(',').map((label) => label.trim());
	if (wanted.some((label) => label.toLowerCase() === 'all')) return store.labels(module);
	return [...new Set([module.idLabel, ...wanted.filter((label) => store.knows(module, label))])];
}
