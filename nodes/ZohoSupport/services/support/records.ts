import type { ModuleName } from '../../helpdesk/catalogue';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { holdsNoTime, isIdLabel } from './catalogue';
import { shapeOf } from './record-shape';
import type { AnswerRow } from './answers';
import { zohoToIso } from './times';

/** The form of returned records: times are ISO 8601, with the offset of the time zone of the portal. */
export interface RecordForm {
	/** The time zone of the portal, IANA. */
	readonly zone: string;
}

/** `CASEID`, `CONTACTID`: labels of record ids. */
const ANY_ID_LABEL = /^[A-Z]+ID$/;

/**
 * Converts a row into a flat record: `{ id, "Subject": … }`. Requested fields that did not come are null.
 * @throws HelpdeskError `garbled` if the row has no id.
 */
export function recordOf(
	row: AnswerRow,
	module: ModuleName,
	form: RecordForm,
	asked: readonly string[] = [],
	knownId?: string,
): HelpdeskRecord {
	const { own, idLabels, text, empty } = shapeOf(row, module);
	const guessed = own < 0 && knownId === undefined ? guessedId(row) : undefined;
	const id = (own < 0 ? guessed?.[1] : row[own][1]) ?? knownId ?? null;
	if (id === null) {
		throw new HelpdeskError(
			problem('garbled', 'No usable answer: a record has no ID.', 'Try again later. If this stays, please report it.'),
		);
	}
	const record = { ...empty };
	for (let place = 0; place < row.length; place += 1) {
		const [label, value] = row[place];
		if (place !== own) record[label] = value === null || text[place] ? value : (zohoToIso(value, form.zone) ?? value);
	}
	if (guessed !== undefined) delete record[guessed[0]];
	for (const label of asked) {
		if (!idLabels.includes(label) && !Object.hasOwn(record, label)) addNull(record, label);
	}
	record.id = id;
	return record;
}

/** A written value in the form in which a record shows it. */
export function shownValue(module: ModuleName, label: string, value: string, form: RecordForm): string | null {
	if (value === '') return null;
	return holdsNoTime(module, label) ? value : (zohoToIso(value, form.zone) ?? value);
}

/** A label such as `__proto__` can only be defined, not assigned. */
function addNull(record: HelpdeskRecord, label: string): void {
	Object.defineProperty(record, label, { value: null, enumerable: true, writable: true, configurable: true });
}

/** The only field that looks like an id and does not belong to another module: id labels are known for cases only. */
function guessedId(row: AnswerRow): AnswerRow[number] | undefined {
	const guesses = row.filter(
		([label, value]) => ANY_ID_LABEL.test(label) && value !== null && /^\d+$/.test(value) && !isIdLabel(label),
	);
	return guesses.length === 1 ? guesses[0] : undefined;
}

const THREAD_ID = /thread.*id$/i;
const MESSAGE_ID = /(?:^|[ _-])[Ii][Dd]$|[a-z]Id$|[A-Za-z]ID$/;

/**
 * A message of the conversation of a case. Its id is under a label such as `THREADID`, else under one that is an id,
 * but never the case's own, which every message may carry; else its place.
 */
export function messageOf(row: AnswerRow, place: number, caseId: string, form: RecordForm): HelpdeskRecord {
	const ids = row.filter(
		([label, value]) => value !== null && /^\d+$/.test(value) && value !== caseId && !isIdLabel(label),
	);
	const own = ids.find(([label]) => THREAD_ID.test(label)) ?? ids.find(([label]) => MESSAGE_ID.test(label));
	const fields = row
		.filter((pair) => pair !== own)
		.map(([label, value]) => [label, timeUnder(label, value, form)] as const);
	return Object.assign(Object.fromEntries(fields), { id: own?.[1] ?? String(place + 1) });
}

/**
 * Labels of times: `Created Time`, `sentDate`, `Sent On`. The text of a message may look like a time without being
 * one.
 */
const TIME_LABEL = /[Dd]ate|DATE|[Tt]ime|TIME|(?:\b|[a-z])On$/;

function timeUnder(label: string, value: string | null, form: RecordForm): string | null {
	if (value === null || !TIME_LABEL.test(label)) return value;
	return zohoToIso(value, form.zone) ?? value;
}
