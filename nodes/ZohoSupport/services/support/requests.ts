import { XMLBuilder } from 'fast-xml-parser';
import type { ModuleName } from '../../helpdesk/catalogue';
import type { RecordId, RecordQuery } from '../../helpdesk/helpdesk';
import type { RowWindow } from '../../helpdesk/row-window';
import { supportModule } from './catalogue';
import { filterTime } from './times';
import { wireText } from './wire-text';

/** Field values as the classic API takes them: texts, by label. */
export type WireFields = Readonly<Record<string, string>>;

/** A call of the classic API without its address. Parameter names are all lower case (reference section 1). */
export interface SupportRequest {
	/** The module in the path. */
	readonly path: string;
	readonly method: string;
	readonly parameters: Readonly<Record<string, string>>;
	/** A read may be sent again, a write only if it certainly never arrived. */
	readonly access: 'read' | 'write';
}

/** The most records in one request [guide]. */
export const PAGE_SIZE = 200;

/** The most rows in one `addrecords`: the number of the sister API [open, section 8]. */
export const WRITE_SIZE = 100;

/**
 * How far the service may misread the time of the filter. Its text has no zone: the service may read it in any, from
 * -12 to +14 hours [open, section 8]; plus an hour for summer time.
 */
export const FILTER_DRIFT_HOURS = 27;

function read(module: ModuleName, method: string, parameters: Record<string, string>): SupportRequest {
	return { path: supportModule(module).path, method, parameters, access: 'read' };
}

function write(module: ModuleName, method: string, parameters: Record<string, string>): SupportRequest {
	return { path: supportModule(module).path, method, parameters, access: 'write' };
}

/** Characters that end or separate labels in `selectfields`. No source says how to write them inside a label. */
const ENDS_LABEL = /[(),]/;

/**
 * `Requests(Subject,Status)`: the form of `selectfields` [client]. Requests all fields if one of the labels cannot be
 * written in it.
 */
function selectFields(module: ModuleName, fields: readonly string[] | undefined): Record<string, string> {
	if (fields === undefined || fields.length === 0 || fields.some((label) => ENDS_LABEL.test(label))) return {};
	return { selectfields: `${supportModule(module).selectName}(${fields.join(',')})` };
}

/** Includes empty fields in the answer [sister, client]. */
const NULLS = { newformat: '2' };

/** `getrecords`, or `getrecordsbysearch` if a field must match. */
export function pageRequest(query: RecordQuery, window: RowWindow, zone: string): SupportRequest {
	const rows = { fromindex: String(window.from), toindex: String(window.to) };
	const select = selectFields(query.module, query.fields);
	if (query.match !== undefined) {
		const match = { searchfield: query.match.field, searchvalue: query.match.value };
		return read(query.module, 'getrecordsbysearch', { ...match, ...select, ...rows, ...NULLS });
	}
	const since: Record<string, string> =
		query.modifiedSince === undefined ? {} : { lastmodifiedtime: filterTime(query.modifiedSince, zone) };
	return read(query.module, 'getrecords', { ...rows, ...select, ...since, ...NULLS });
}

/** `getrecordsbyid`. */
export function getRequest(module: ModuleName, id: RecordId, fields?: readonly string[]): SupportRequest {
	return read(module, 'getrecordsbyid', { id, ...selectFields(module, fields), ...NULLS });
}

/** `addrecords` with one row for each record. */
export function addRequest(module: ModuleName, rows: readonly WireFields[]): SupportRequest {
	return write(module, 'addrecords', { xml: writeDocument(rows) });
}

/** `updaterecords`: one record per call [guide]. */
export function updateRequest(module: ModuleName, id: RecordId, fields: WireFields): SupportRequest {
	return write(module, 'updaterecords', { id, xml: writeDocument([fields]) });
}

/** `deleterecords`: one id per call. Whether a list is accepted is [open], so none is sent. */
export function deleteRequest(module: ModuleName, id: RecordId): SupportRequest {
	return write(module, 'deleterecords', { id });
}

/** `getrequestthreads`: the messages of a case. */
export function conversationRequest(caseId: RecordId, withContent: boolean): SupportRequest {
	return read('case', 'getrequestthreads', { requestid: caseId, needdescription: String(withContent) });
}

const BUILDER = new XMLBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	textNodeName: 'content',
	processEntities: true,
	suppressBooleanAttributes: false,
});

/**
 * `<requests><row no="1"><fl val="Subject">…</fl></row></requests>`: the root is `requests` for every module [live].
 * Characters that XML can't carry are left out.
 */
export function writeDocument(rows: readonly WireFields[]): string {
	const row = rows.map((fields, index) => ({
		'@no': String(index + 1),
		fl: Object.entries(fields).map(([label, value]) => ({ '@val': wireText(label), content: wireText(value) })),
	}));
	return BUILDER.build({ requests: { row } });
}
