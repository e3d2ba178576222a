import type { INodeProperties } from 'n8n-workflow';
import { FIELD_SELECTION, FORMAT, optionsOf } from '../../form/answer-options';
import { CUSTOM_FIELD, fieldOptions, forEachModule, OWN_FIELD } from '../../form/field-choice';
import type { ModuleName } from '../../helpdesk/helpdesk';
import { MODULES } from '../../helpdesk/modules';
import { COMPARISONS } from './conditions';

const RESOURCE: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: MODULES.map(({ name, label }) => ({ name: label, value: name as string })).sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	default: 'case',
};

/** The editor asks anew when one of these is another text; a list or an object among them looks the same to it whatever it holds. */
const POLL_TIMES = [0, 1, 2, 3].flatMap((place) =>
	['mode', 'value', 'unit', 'cronExpression'].map((part) => `pollTimes.item[${place}].${part}`),
);

/** The one choice of the list is the price in words; nobody picks it by a name or an ID. */
const PRICE_IN_WORDS = { loadOptionsMethod: 'pollPrice', loadOptionsDependsOn: POLL_TIMES };

const PRICE: INodeProperties = {
	displayName: 'What It Costs',
	name: 'price',
	type: 'options',
	typeOptions: PRICE_IN_WORDS,
	noDataExpression: true,
	default: '',
	description: 'Requests a day of the poll times above, beside those that the credential allows',
	hint: 'Where that is more than the day has left, the trigger asks less often by itself, and nothing is lost',
};

const EVENT: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'Created', value: 'created', action: 'When a record is created', description: 'A record was made' },
			{
				name: 'Created or Updated',
				value: 'createdOrUpdated',
				action: 'When a record is created or updated',
				description: 'A record was made, or changed in any way',
			},
			{
				name: 'Field Changed',
				value: 'fieldChanged',
				action: 'When a field of a record changes',
				description: 'One of the fields that you choose has another value; old and new value come along',
			},
			{
				name: 'Updated',
				value: 'updated',
				action: 'When a record is updated',
				description: 'A record that was there was changed in any way',
			},
		],
		default: 'created',
	},
	...forEachModule((module) => ({
		displayName: 'Fields to Watch',
		name: 'watchedFields',
		type: 'multiOptions',
		options: fieldOptions(module, 'all'),
		default: [],
		description: 'A change of any of these starts the workflow',
		displayOptions: { show: { event: ['fieldChanged'] } },
	})),
	{
		displayName: 'More Fields to Watch (Labels)',
		name: 'watchedCustomFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. Severity, Contract Tier',
		description: 'Labels of your own fields, separated by commas, exactly as Zoho shows them',
		displayOptions: { show: { event: ['fieldChanged'] } },
	},
];

const COMPARISON_OPTIONS = Object.entries(COMPARISONS).map(([value, { name }]) => ({ name, value }));
const WITHOUT_VALUE = Object.entries(COMPARISONS).flatMap(([value, { takesValue }]) => (takesValue ? [] : [value]));

function conditionRow(module: ModuleName): INodeProperties[] {
	const known = fieldOptions(module, 'all');
	const first = known.find(({ value }) => value === 'Status')?.value ?? known[0].value;
	return [
		{ displayName: 'Field', name: 'field', type: 'options', options: [...known, OWN_FIELD], default: first },
		{
			displayName: 'Label',
			name: 'customField',
			type: 'string',
			default: '',
			placeholder: 'e.g. Severity',
			description: 'The label of the field, exactly as Zoho shows it',
			displayOptions: { show: { field: [CUSTOM_FIELD] } },
		},
		{ displayName: 'Comparison', name: 'comparison', type: 'options', options: COMPARISON_OPTIONS, default: 'is' },
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description: 'Upper and lower case are the same. For Is One Of: values separated by commas.',
			displayOptions: { hide: { comparison: WITHOUT_VALUE } },
		},
	];
}

const CONDITIONS: INodeProperties[] = forEachModule((module) => ({
	displayName: 'Only When',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'Conditions on the record as it is when the poll sees it; all of them must hold',
	options: [{ displayName: 'Condition', name: 'condition', values: conditionRow(module) }],
}));

const START: INodeProperties[] = [
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		options: [
			{ name: 'A Date', value: 'date', description: 'Also what happened since a date' },
			{ name: 'Everything', value: 'everything', description: 'Also all records that are there, up to a number' },
			{ name: 'Now', value: 'now', description: 'What happens after the workflow is published' },
			{ name: 'The Last Hours', value: 'hours', description: 'Also what happened in the hours before' },
		],
		default: 'now',
		description:
			'Counts when the workflow is published for the first time. Later it goes on where it was, also after a pause.',
	},
	{
		displayName: 'Hours',
		name: 'startHours',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		displayOptions: { show: { startFrom: ['hours'] } },
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { startFrom: ['date'] } },
	},
	{
		displayName: 'At Most',
		name: 'startMost',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'Of all records that are there, so many of the newest start the workflow; older ones are left out',
		hint: 'Reading all records costs one request for each 199, and one or two more',
		displayOptions: { show: { startFrom: ['everything'] } },
	},
];

const MOST: INodeProperties = {
	displayName: 'Events at Once',
	name: 'most',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1000,
	description:
		'Events that one poll gives to the workflow, at most; the rest comes with the next polls, oldest first, and none is lost',
};

const AFTER_RESTART: INodeProperties = {
	displayName: 'After a Restart',
	name: 'afterRestart',
	type: 'options',
	options: [
		{
			name: 'Give the Last Events Out Again, Marked',
			value: 'repeat',
			description: 'Nothing is lost when n8n is killed in the wrong moment; the events carry possibleRepeat',
		},
		{
			name: 'Go On After Them',
			value: 'goOn',
			description:
				'Nothing is repeated; the events of one poll are lost when n8n is killed in the moment that it saves them',
		},
	],
	default: 'repeat',
	description:
		"Whether the events of the last poll come once more. Of no account where n8n's poll cursors are durable: there each event comes once.",
};

/** The form of the trigger; n8n puts the poll times above it. */
export const TRIGGER_PROPERTIES: INodeProperties[] = [
	PRICE,
	RESOURCE,
	...EVENT,
	...CONDITIONS,
	...START,
	optionsOf([AFTER_RESTART, FORMAT, MOST, ...FIELD_SELECTION]),
];

const NAMES = {
	created: 'created',
	updated: 'updated',
	createdOrUpdated: 'created or updated',
	fieldChanged: 'field changed',
};

/** What the trigger says of itself on the canvas, `case: created or updated`. */
export const TRIGGER_SUBTITLE = `={{ $parameter.resource + ": " + (${JSON.stringify(NAMES)})[$parameter.event] }}`;
