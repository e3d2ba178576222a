import type { INodeProperties, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { type ServiceTime, serviceTime } from '../helpdesk/instants';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service, ServiceWords } from '../services/service';
import { choiceOf, type Given, wholeNumberOf } from './given';
import { instantOf } from './instant';

const HOURS = 24;
const MOST = 1_000;

const BEGINNINGS: INodePropertyOptions[] = [
	{ name: 'A Date', value: 'date', description: 'Begin with what happened since a date' },
	{ name: 'Everything', value: 'everything', description: 'Begin with all existing records, up to a number' },
	{ name: 'Now', value: 'now', description: 'Begin with what happens after the workflow is published' },
	{
		name: 'The Last Hours',
		value: 'hours',
		description: 'Begin with what happened in the hours before publishing',
	},
];

/** Where a trigger begins. */
export const startFromForm = ({ words }: Service): INodeProperties[] => [
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		options: BEGINNINGS,
		default: 'now',
		description:
			'Where to begin when the workflow is published for the first time. After that, the trigger goes on where it stopped, even after a pause.',
	},
	{
		displayName: 'Hours',
		name: 'startHours',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: HOURS,
		description: 'How many hours before publishing to begin',
		displayOptions: { show: { startFrom: ['hours'] } },
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'A time without an offset is in the time zone of the workflow',
		displayOptions: { show: { startFrom: ['date'] } },
	},
	atMost(words),
];

const atMost = ({ prices }: ServiceWords): INodeProperties => ({
	displayName: 'At Most',
	name: 'startMost',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: MOST,
	description: 'The newest existing records start the workflow, up to this number. Older records are left out.',
	hint: prices.readExisting,
	displayOptions: { show: { startFrom: ['everything'] } },
});

/** Where a person wants to begin. An instant counts by the clock of the service. */
export type Start =
	| { readonly from: 'now' }
	| { readonly from: 'instant'; readonly at: ServiceTime }
	/** All there is, but no more than the newest `most`. */
	| { readonly from: 'everything'; readonly most: number };

/**
 * Where to begin, and the choice as text. Only a changed choice begins anew. The value of an expression moves with
 * the clock, so its text is the choice.
 * @param typed the parameters as they were typed
 */
export function chosenStart(
	given: Given,
	typed: INodeParameters,
	zone: string,
	now: number,
): { readonly start: Start; readonly startKey: string } {
	const keyOf = (chosen: string) =>
		typeof typed.startFrom === 'string' && typed.startFrom.startsWith('=') ? typed.startFrom : chosen;
	const choice = choiceOf(given('startFrom', 'now'), 'Start From', ['now', 'hours', 'date', 'everything']);
	if (choice === 'hours') {
		const hours = wholeNumberOf(given('startHours', HOURS), 'Hours');
		return {
			start: { from: 'instant', at: serviceTime(now - hours * 60 * 60 * 1000) },
			startKey: keyOf(`hours ${String(typed.startHours ?? HOURS)}`),
		};
	}
	if (choice === 'date') {
		const at = instantOf(given('startDate', ''), 'Start Date', zone);
		if (at === undefined) throw new HelpdeskError(problem('data', "'Start Date' is empty.", 'Pick a date.'));
		return {
			start: { from: 'instant', at: serviceTime(at.getTime()) },
			startKey: keyOf(`date ${String(typed.startDate ?? '')}`),
		};
	}
	if (choice === 'now') return { start: { from: 'now' }, startKey: keyOf('now') };
	const most = wholeNumberOf(given('startMost', MOST), 'At Most');
	return { start: { from: 'everything', most }, startKey: keyOf(`everything ${String(typed.startMost ?? MOST)}`) };
}
