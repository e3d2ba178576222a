import { withoutEntities } from '../helpdesk/entities';
import type { HelpdeskRecord, Matches, RecordId } from '../helpdesk/helpdesk';
import { jsonText, valueAt } from '../helpdesk/json';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { maybeKeptAs, plainForm } from '../helpdesk/value-form';
import { nameOf, type Run } from './run';
import { shownNumber } from '../helpdesk/numbers';

/** A field, and the value that identifies the record. */
export interface Match {
	readonly field: string;
	readonly value: string;
}

/**
 * The one record that has the value; null when there is none and one may be created.
 * @param lookedUp what the service found for the value, if it was asked already
 * @throws HelpdeskError `data` when several have it, or when creating would not be safe.
 */
export async function findMatch(run: Run, match: Match, lookedUp?: Matches): Promise<RecordId | null> {
	const { records: found, isComplete } = lookedUp ?? (await search(run, match));
	const written = await notFoundYet(run, match, found);
	// A service may also find similar values: only equal ones count.
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
	if (!isComplete) refuseUnseen(run, match, found.length, same.length);
	if (same.length === 0 && run.helpdesk.catalogue.isSetByService(run.module, match.field))
		throw noneToUpdate(run, match);
	return same.at(0)?.id ?? null;
}

/** Searches for the value. If nothing is found and the value has another plain form, searches for that too. */
async function search(run: Run, { field, value }: Match): Promise<Matches> {
	const values = run.helpdesk.catalogue.isSetByService(run.module, field)
		? [value]
		: new Set([value, plainForm(value)]);
	for (const each of values) {
		const query = { module: run.module, match: { field, value: each }, fields: [field] };
		const found = await run.helpdesk.matching(query);
		if (found.records.length > 0) return found;
	}
	return { records: [], isComplete: true };
}

/**
 * Records that this process lately gave the value and the search does not find. They are read by id, since they may
 * have changed. Records that this process has given another value since are left out.
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

/** A found record may be the one, or a search may not find it yet: creating would not be safe. */
function refuseDoubt(
	run: Run,
	match: Match,
	found: readonly HelpdeskRecord[],
	written: readonly HelpdeskRecord[],
): void {
	const { field, value } = match;
	const label = nameOf(run);
	const unseen = found.filter((record) => valueIn(run, match, record) === '').map(({ id }) => id);
	if (unseen.length > 0) {
		throw refused(
			`Zoho found the ${label} ${unseen.slice(0, 5).join(', ')} for the ${field} '${value}', but did not show its ${field}.`,
			`Look at the record in ${run.words.name}. Then use Update with its ID, or use Create.`,
		);
	}
	const alike = [...found, ...written].find((record) =>
		maybeKeptAs(shownValue(run, match), valueIn(run, match, record)),
	);
	if (alike !== undefined) {
		throw refused(
			`Zoho found the ${label} ${alike.id} for the ${field} '${value}', but shows the value as '${valueIn(run, match, alike)}'.`,
			'If both are the same, send the value as Zoho shows it, match on another field, or use Update with the ID. If not, use Create.',
		);
	}
	const [other] = written;
	if (other !== undefined) {
		const shown = valueIn(run, match, other);
		throw refused(
			`n8n sent the ${field} '${value}' to the ${label} ${other.id} in the last five minutes, but the ${label} now shows ${shown === '' ? 'no value' : `'${shown}'`}.`,
			'If this is how Zoho writes the value, send it this way, match on another field, or use Update with the ID. If someone has changed the record since, use Create, or run this again in five minutes.',
		);
	}
	if (run.lately.records(run.module, field, shownValue(run, match)).includes(null)) {
		throw refused(
			`A ${label} with the ${field} '${value}' was sent to Zoho in the last five minutes. Its ID is not known, and the search does not find it.`,
			`Check in ${run.words.name} whether the record is there. If it is, use Update with its ID. If not, use Create, or run this again in five minutes.`,
		);
	}
}

/** There are more records than one page shows: neither creating nor updating would be safe. */
function refuseUnseen(run: Run, { field, value }: Match, found: number, same: number): never {
	const { plural } = run.helpdesk.catalogue.module(run.module);
	const seen = same === 0 ? 'none of those that were read is equal' : 'one is equal, but there may be others';
	throw refused(
		`Zoho found ${shownNumber(found)} or more ${plural} for the ${field} '${value}': ${seen}.`,
		'Match on a field with more distinct values, or use Update with the ID.',
	);
}

function several(run: Run, { field, value }: Match, ids: readonly RecordId[]): HelpdeskError {
	const named = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ` and ${shownNumber(ids.length - 5)} more` : '');
	return refused(
		`${shownNumber(ids.length)} ${run.helpdesk.catalogue.module(run.module).plural} have the ${field} '${value}': ${named}.`,
		`Merge or correct them in ${run.words.name}, match on a field that differs between them, or use Update with the ID.`,
	);
}

/** A new record would not have the value, so each run would create one more. */
function noneToUpdate(run: Run, { field, value }: Match): HelpdeskError {
	const label = nameOf(run);
	return refused(
		`No ${label} has the ${field} '${value}'. None can be created with it, because Zoho sets this field itself.`,
		'Check the value. To create records, match on a field that you fill in.',
	);
}

function refused(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what} Nothing was written.`, nextStep));
}

function isSame(run: Run, match: Match, record: HelpdeskRecord): boolean {
	return comparable(valueIn(run, match, record)) === comparable(shownValue(run, match));
}

/** For records that no search found: a text with entities may be another text, shown encoded. */
function isSurelySame(run: Run, match: Match, record: HelpdeskRecord): boolean {
	const { field, value } = match;
	if (!isSame(run, match, record)) return false;
	return withoutEntities(value) === value || run.lately.gave(run.module, field, shownValue(run, match), record.id);
}

/** What a record shows in the field; its own id is not among its fields. */
function valueIn(run: Run, { field }: Match, record: HelpdeskRecord): string {
	const isOwnId = run.helpdesk.catalogue.module(run.module).idLabels.includes(field);
	return isOwnId ? record.id : jsonText(valueAt(record, field));
}

/** The wanted value as a record shows it when it is read. */
function shownValue(run: Run, { field, value }: Match): string {
	return jsonText(run.helpdesk.shown(run.module, { [field]: value })[field]);
}

/** Values are the same whatever their case and the blanks around them. */
function comparable(value: string): string {
	return value.trim().toLowerCase();
}
