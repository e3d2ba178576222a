import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { ServiceOptions } from '../service';
import { NAME } from './service-words';

/** What a person may choose of Zoho Desk alone. */
export interface DeskOptions {
	/** How records name their fields: as the API does, or as the screen does. */
	readonly fieldNames: 'api' | 'labels';
	/** Also reads what lists leave out: one more credit for each record, or the search where it has all. */
	readonly fullRecords: boolean;
	/** Pages of a list that are read at the same time. */
	readonly pagesAtOnce: number;
	/** Minutes before the last change that each poll reads again: the search of the service may lag behind. */
	readonly overlapMinutes: number;
}

/** More pages at once would only be refused: the smallest portal allows five calls, and two are left to others. */
const MOST_PAGES_AT_ONCE = 23;
const OVERLAP_MINUTES = 10;

/** For operations that read lists. A trigger has no operation. */
const LISTS: IDisplayOptions = { show: { '/operation': ['getMany', 'search'] } };
const TRIGGER: IDisplayOptions = { show: { '/event': [{ _cnd: { exists: true } }] } };

const FIELD_NAMES: INodeProperties = {
	displayName: 'Field Names',
	name: 'fieldNames',
	type: 'options',
	options: [
		{
			name: 'API Names',
			value: 'api',
			description:
				'Records as the API returns them, with names such as subject and contactId. Custom fields have names such as cf_severity; without Simplify they are under cf.',
		},
		{
			name: 'Labels',
			value: 'labels',
			description:
				'Records without nesting, with labels as on the screen, such as Subject and Contact Name. Names stand in place of IDs.',
		},
	],
	default: 'api',
	description: 'How the fields of returned records are named. Values to write may use either.',
};

const FULL_RECORDS: INodeProperties = {
	displayName: 'Full Records',
	name: 'fullRecords',
	type: 'boolean',
	default: false,
	description: `Whether to also read the fields that a list of ${NAME} leaves out, such as the description and the custom fields of tickets. Costs up to one more credit for each record.`,
	displayOptions: LISTS,
};

const PAGES_AT_ONCE: INodeProperties = {
	displayName: 'Pages at Once',
	name: 'pagesAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_PAGES_AT_ONCE },
	default: 1,
	description:
		'How many pages of a long list to read at the same time. The records and their order stay the same. A list of more than 2,000 records may cost up to 140 credits more. Your edition limits how many requests run at once, for all apps together.',
	displayOptions: LISTS,
};

const OVERLAP: INodeProperties = {
	displayName: 'Overlap (Minutes)',
	name: 'overlapMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: OVERLAP_MINUTES,
	description: `Each poll also reads this many minutes before the last known change, because the search of ${NAME} may show a change late. A change that it shows within this time is not missed.`,
	displayOptions: TRIGGER,
};

export const OPTIONS: ServiceOptions<DeskOptions> = {
	properties: [FIELD_NAMES, FULL_RECORDS, OVERLAP, PAGES_AT_ONCE],
	read: ({ choice, yesNo, wholeNumber }) => ({
		fieldNames: choice(FIELD_NAMES, ['api', 'labels'], 'api'),
		fullRecords: yesNo(FULL_RECORDS, false),
		pagesAtOnce: wholeNumber(PAGES_AT_ONCE, 1, 1, MOST_PAGES_AT_ONCE),
		overlapMinutes: wholeNumber(OVERLAP, OVERLAP_MINUTES, 1, 1440),
	}),
};
