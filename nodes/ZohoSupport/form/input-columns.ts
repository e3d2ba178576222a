import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Columns } from '../helpdesk/columns';
import type { Service } from '../services/service';
import { type Given, labelsOf } from './given';
import { docsLink } from './docs-link';
import { AUTOMATIC } from './mapped-fields';
import { notice } from './notice';
import { refuseTwice } from './wrong-fields';

/**
 * What items of our nodes hold besides the fields of a record: ids, outcomes, and what the trigger says about an
 * event.
 */
const NO_FIELDS = ['id', 'outcome', 'caseId', 'event', 'eventTime', 'changes', 'oldValuesKnown', 'possibleRepeat'];

const TO_LEAVE_OUT = 'Columns to Leave Out';

/** What becomes of a column without a field. */
const NAMED = 'The result names columns that Zoho does not know.';
const UNSEEN = 'Zoho may ignore a column that it does not know without saying so, so write names exactly as Zoho does.';

/** *Map Automatically*: every column of the input is a field. */
export const inputColumnsForm = ({ words: { examples, docs }, learnsFields }: Service): INodeProperties[] => [
	{
		...notice(
			'autoMapNotice',
			`Each input column goes to the field of the same name, for example '${examples.label}'. ${learnsFields === true ? UNSEEN : NAMED} Fields that Zoho sets itself, such as '${examples.labelSetByService}', are not sent.`,
			docsLink('Which fields there are', docs.fields),
		),
		displayOptions: AUTOMATIC,
	},
	{
		displayName: TO_LEAVE_OUT,
		name: 'columnsToIgnore',
		type: 'string',
		default: NO_FIELDS.join(', '),
		placeholder: 'e.g. internalNote, draft',
		description: 'Names of input columns that are not sent, separated by commas',
		displayOptions: AUTOMATIC,
	},
];

/** The input item that a record is made of, and what is known of the record's fields. */
export interface RecordSource {
	readonly columns: IDataObject;
	/** The columns of an item, by field. */
	readonly columnsOf: (item: Readonly<Record<string, unknown>>) => Columns;
	/** True for a field that the service sets itself, unless records are matched on it. */
	readonly isNotSent: (label: string) => boolean;
	/** A parameter of the form with its expressions as they stand. */
	readonly asWritten: (name: string) => unknown;
	/** Columns that are not sent are added to it. */
	readonly leftOut: Set<string>;
}

/**
 * The columns of an item, without those that a person leaves out and those that the service sets itself. These go to
 * `leftOut`.
 */
export function inputColumns(form: Given, source: RecordSource): Record<string, unknown> {
	const ignored = new Set(labelsOf(form('columnsToIgnore', NO_FIELDS.join()), TO_LEAVE_OUT));
	const isSent = (name: string) => !ignored.has(name) && !source.isNotSent(name.trim());
	// n8n drops undefined values when it saves an item, so such a column does not count.
	const given = Object.entries(source.columns).filter(([, value]) => value !== undefined);
	const { fields, leftOut } = source.columnsOf(Object.fromEntries(given.filter(([name]) => !ignored.has(name))));
	const names = [...given.map(([name]) => name).filter((name) => ignored.has(name)), ...fields.map(([name]) => name)];
	for (const name of [...leftOut, ...names.filter((one) => !isSent(one))]) source.leftOut.add(name);
	const sent = fields.filter(([name]) => isSent(name));
	refuseTwice(sent.map(([name]) => name));
	return Object.fromEntries(sent);
}
