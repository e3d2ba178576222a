import { jsonText } from '../../../nodes/ZohoSupport/helpdesk/json';
import { HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { CATALOGUE } from '../../../nodes/ZohoSupport/services/support/catalogue';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import type { ReadRequest } from '../../../nodes/ZohoSupport/services/support/changes/question';
import { filterTime, spanOf, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import { PollRun } from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import type { ListQuestion, ListRow } from './list-service';
import type { PollPlace, Settings, SystemUnderTest } from './system';
import { type CommonParts, type PolledPart, sent, shownAs, triggerWith } from './trigger-process';

/** The parts of the product that a poll uses. A deliberate break replaces them. */
export interface Parts extends CommonParts {
	readonly zohoToIso: typeof zohoToIso;
	readonly spanOf: typeof spanOf;
	readonly filterTime: typeof filterTime;
	readonly ChangesByList: typeof ChangesByList;
}

const PRODUCT: Parts = { PollRun, zohoToIso, spanOf, filterTime, HelpdeskError, ChangesByList };

const DRIFT = 27 * 60 * 60 * 1000;

/** The trigger of the product with the classic API. */
export function ours(name = 'the product', given: Parts = PRODUCT): SystemUnderTest {
	const parts = remembering(given);
	return triggerWith(name, parts, (settings, place) => helpdeskOf(parts, settings, place));
}

/** Caches the conversion of times: zones are slow, and histories have few distinct times. */
function remembering(parts: Parts): Parts {
	const { spanOf: span, zohoToIso: toIso, filterTime: asked } = parts;
	return {
		...parts,
		spanOf: remembered((iso: string | null | undefined, zone: string) => `${iso} ${zone}`, span),
		zohoToIso: remembered((text: string, zone: string) => `${text} ${zone}`, toIso),
		// The filter takes whole minutes.
		filterTime: remembered((since: Date, zone: string) => `${Math.floor(since.getTime() / 60_000)} ${zone}`, asked),
	};
}

function remembered<Given extends unknown[], Result>(
	key: (...given: Given) => string,
	work: (...given: Given) => Result,
): (...given: Given) => Result {
	const known = new Map<string, Result>();
	return (...given) => {
		const name = key(...given);
		const before = known.get(name);
		if (before !== undefined || known.has(name)) return before as Result;
		if (known.size > 100_000) known.clear();
		const result = work(...given);
		known.set(name, result);
		return result;
	};
}

/** The part of the port that a poll needs, with the times of the classic API. */
function helpdeskOf(parts: Parts, { pageSize }: Settings, place: PollPlace): PolledPart<ReadRequest> {
	const { zone } = place;
	return {
		catalogue: CATALOGUE,
		changesOf: () => new parts.ChangesByList({ pageSize, filterDrift: DRIFT }),
		createdField: 'Created Time',
		modifiedField: 'Modified Time',
		times: (record) => ({
			created: parts.spanOf(jsonText(record['Created Time']), zone),
			modified: parts.spanOf(jsonText(record['Modified Time']), zone),
		}),
		changed: async ({ since, window }) => {
			const asked = since === null ? undefined : parts.filterTime(new Date(since), zone);
			const question: ListQuestion = { since: asked, window };
			const rows = (await sent(parts, place, question)) as readonly ListRow[];
			return rows.map((row) => recordOf(parts, row, zone));
		},
	};
}

function recordOf(
	{ zohoToIso: toIso }: Parts,
	{ id, created, modified, content, overdue, version }: ListRow,
	zone: string,
): HelpdeskRecord {
	const times = { 'Created Time': toIso(created, zone) ?? created, 'Modified Time': toIso(modified, zone) ?? modified };
	return shownAs({ id, ...content, ...times, 'Is Overdue': overdue }, version);
}
