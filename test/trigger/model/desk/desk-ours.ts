import type { HelpdeskRecord, Span } from '../../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError } from '../../../../nodes/ZohoSupport/helpdesk/problem';
import { ChangesBySearch } from '../../../../nodes/ZohoSupport/services/desk/changes/changes';
import { movesByItself } from '../../../../nodes/ZohoSupport/services/desk/changes/modules';
import { type DeskQuestion, USUAL_LAG_MS } from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import { CATALOGUE } from '../../../../nodes/ZohoSupport/services/support/catalogue';
import { PollRun } from '../../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import type { PollPlace, Settings, SystemUnderTest } from '../system';
import { type CommonParts, type PolledPart, sent, shownAs, triggerWith } from '../trigger-process';
import type { DeskRow } from './desk-service';

/** The parts of the product that a poll uses. A deliberate break replaces them. */
export interface DeskParts extends CommonParts {
	readonly ChangesBySearch: typeof ChangesBySearch;
	readonly movesByItself: typeof movesByItself;
}

const PRODUCT: DeskParts = { PollRun, HelpdeskError, ChangesBySearch, movesByItself };

/** The trigger of the product with Zoho Desk. */
export function deskOurs(name = 'the product', parts: DeskParts = PRODUCT): SystemUnderTest {
	return triggerWith(name, parts, (settings, place) => helpdeskOf(parts, settings, place));
}

function helpdeskOf(
	parts: DeskParts,
	{ pageSize, reach = 5_000 }: Settings,
	place: PollPlace,
): PolledPart<DeskQuestion> {
	const traits = { hasList: true, hasSearch: true, listPage: pageSize, searchPage: pageSize, reach, lag: USUAL_LAG_MS };
	const ofParts = new WeakSet<HelpdeskRecord>();
	return {
		catalogue: { ...CATALOGUE, movesByItself: parts.movesByItself },
		changesOf: () => new parts.ChangesBySearch(traits),
		createdField: 'createdTime',
		modifiedField: 'modifiedTime',
		times: (record) => ({
			created: spanOf(record.createdTime),
			modified: spanOf(record.modifiedTime),
			...(ofParts.has(record) && { isPart: true }),
		}),
		changed: async (question) => {
			const rows = (await sent(parts, place, question)) as readonly DeskRow[];
			return rows.map(({ id, createdTime, modifiedTime, fields, isPart, version }) => {
				const times = { createdTime, ...(modifiedTime !== undefined && { modifiedTime }) };
				const record = shownAs({ id, ...fields, ...times }, version);
				if (isPart) ofParts.add(record);
				return record;
			});
		},
	};
}

function spanOf(text: unknown): Span | undefined {
	if (typeof text !== 'string') return undefined;
	const instant = Date.parse(text);
	return { earliest: instant, latest: instant };
}
