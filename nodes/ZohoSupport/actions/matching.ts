import { withoutEntities } from '../helpdesk/entities';
import { isSetByService, RECORD_ID_LABELS } from '../helpdesk/fields';
import type { HelpdeskRecord, RecordId } from '../helpdesk/helpdesk';
import { moduleRow } from '../helpdesk/modules';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { maybeKeptAs, plainForm } from '../helpdesk/value-form';
import type { Run } from './run';

/** A field and the value that tells which record is meant. */
export interface Match {
	readonly field: string;
	readonly value: string;
}

/**
 * The one record that has the value; null when there is none and one may be created.
 * @throws HelpdeskError `data` when several have it, or when creating would not be safe.
 */
export async function findMatch(run: Run, match: Match): Promise<RecordId | null> {
	const found = await search(run, match);
	const written = await notFoundYet(run, match, found);
	// A service may find more than equal values: only equal ones are meant.
	const same = [
		...found.filter((record) => isSame(run, match, record)),
		...written.filter((record) => isSurelySame(run, match, record)),
	];
	if (same.length > 1)
		throw several(
			run,
			match,
			same.map(({ id }) => id),
		);
	if (same.length === 0) refuseDoubt(run, match, found, written);
	refuseUnseen(run, match, found.length, same.length);
	if (same.length === 0 && isSetByService(run.module, match.field)) throw noneToUpdate(run, match);
	return same.at(0)?.id ?? null;
}

/** What a search for the value finds; where that is nothing, what one for its plain form does, if it has another. */
async function search(run: Run, { field, value }: Match): Promise<HelpdeskRecord[]> {
	const values = isSetByService(run.module, field) ? [value] : new Set([value, plainForm(value)]);
	for (const each of values) {
		const query = { module: run.module, match: { field, value: each }, fields: [field] };
		const found = await run.helpdesk.page(query, { from: 1, to: run.helpdesk.pageSize });
		if (found.length > 0) return found;
	}
	return [];
}

/**
 * What this process lately gave the value, and the search does not find: read by id, as it may have changed since. One that this
 * process gave another value since is left out.
 */
async function notFoundYet(run: Run, match: Match, found: readonly HelpdeskRecord[]): Promise<HelpdeskRecord[]> {
	const records: HelpdeskRecord[] = [];
	for (const id of run.lately.records(run.module, match.field, shownValue(run, match))) {
		if (id === null || found.some((record) => record.id === id)) continue;
		const record = await run.helpdesk.get(run.module, id, [match.field]);
		if (record === undefined) run.lately.forget(run.module, id);
		else if (!isMoved(run, match, record)) records.push(record);
	}
	return records;
}

function isMoved(run: Run, match: Match, record: HelpdeskRecord): boolean {
	const shown = valueIn(run, match, record);
	if (shown === '' || maybeKeptAs(shownValue(run, match), shown)) return false;
	return run.lately.records(run.module, match.field, shown).includes(record.id);
}

/** Found, but not shown to be the one, or perhaps not found yet: creating would not be safe. */
function refuseDoubt(
	run: Run,
	match: Match,
	found: readonly HelpdeskRecord[],
	written: readonly HelpdeskRecord[],
): void {
	const { field, value } = match;
	const label = moduleRow(run.module).label.toLowerCase();
	const unseen = found.filter((record) => valueIn(run, match, record) === '').map(({ id }) => id);
	if (unseen.length > 0) {
		throw refused(
			`Zoho found the ${label} ${unseen.slice(0, 5).join(', ')} for the ${field} '${value}' and did not show its ${field}.`,
			'Look at it in Zoho Support, then use Update with its id, or Create.',
		);
	}
	const alike = [...found, ...written].find((record) =>
		maybeKeptAs(shownValue(run, match), valueIn(run, match, record)),
	);
	if (alike !== undefined) {
		throw refused(
			`Zoho found the ${label} ${alike.id} for the ${field} '${value}' and shows it as '${valueIn(run, match, alike)}'.`,
			'Where both are the same, Zoho keeps the value in this form: send it so, match on another field, or use Update with its id. Else use Create.',
		);
	}
	const [other] = written;
	if (other !== undefined) {
		const shown = valueIn(run, match, other);
		throw refused(
			`The ${label} ${other.id} was sent the ${field} '${value}' in the last five minutes and shows ${shown === '' ? 'none' : `'${shown}'`}.`,
			'Where Zoho keeps the value in this form, send it so, match on another field, or use Update with the id. Where it was changed since, use Create, or run this again in five minutes.',
		);
	}
	if (run.lately.records(run.module, field, shownValue(run, match)).includes(null)) {
		throw refused(
			`A ${label} with the ${field} '${value}' was sent to Zoho in the last five minutes, its id is not known, and the search does not find it.`,
			'Look in Zoho Support whether it is there: if so, use Update with its id; if not, use Create, or run this again in five minutes.',
		);
	}
}

/** Too many to see all: neither creating nor updating would be safe. */
function refuseUnseen(run: Run, { field, value }: Match, found: number, same: number): void {
	if (found < run.helpdesk.pageSize) return;
	const { plural } = moduleRow(run.module);
	const seen = same === 0 ? 'none of the first is equal' : 'one of the first is equal; there may be others';
	throw refused(
		`Zoho found ${found} or more ${plural} like the ${field} '${value}', and ${seen}.`,
		'Match on a field with more distinct values, or use Update with the id.',
	);
}

function several(run: Run, { field, value }: Match, ids: readonly RecordId[]): HelpdeskError {
	const named = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ` and ${ids.length - 5} more` : '');
	return refused(
		`${ids.length} ${moduleRow(run.module).plural} have the ${field} '${value}': ${named}.`,
		'Merge or correct them in Zoho Support, match on a field that only one record has, or use Update with the id.',
	);
}

/** A new record would not have the value, so each run would create one more. */
function noneToUpdate(run: Run, { field, value }: Match): HelpdeskError {
	const label = moduleRow(run.module).label.toLowerCase();
	return refused(
		`No ${label} has the ${field} '${value}', and none is created for it: Zoho sets this field by itself.`,
		'Check the value; to create records, match on a field that you fill in.',
	);
}

function refused(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what} Nothing was written.`, nextStep));
}

function isSame(run: Run, match: Match, record: HelpdeskRecord): boolean {
	return comparable(valueIn(run, match, record)) === comparable(shownValue(run, match));
}

/** Of what no search found: a text with entities may be another one that is shown encoded. */
function isSurelySame(run: Run, match: Match, record: HelpdeskRecord): boolean {
	const { field, value } = match;
	if (!isSame(run, match, record)) return false;
	return withoutEntities(value) === value || run.lately.gave(run.module, field, shownValue(run, match), record.id);
}

/** What a record shows in the field; its own id is not among its fields. */
function valueIn(run: Run, { field }: Match, record: HelpdeskRecord): string {
	return (RECORD_ID_LABELS[run.module].includes(field) ? record.id : record[field]) ?? '';
}

/** The wanted value as a record shows it when it is read. */
function shownValue(run: Run, { field, value }: Match): string {
	return run.helpdesk.shown(run.module, { [field]: value })[field] ?? '';
}

/** Values are the same whatever their case and the blanks around them. */
function comparable(value: string): string {
	return value.trim().toLowerCase();
}
