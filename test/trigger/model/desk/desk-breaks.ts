import * as port from '../../../../nodes/ZohoSupport/helpdesk/changes';
import { plus } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import * as changes from '../../../../nodes/ZohoSupport/services/desk/changes/changes';
import * as listWalk from '../../../../nodes/ZohoSupport/services/desk/changes/list-walk';
import * as markAfter from '../../../../nodes/ZohoSupport/services/desk/changes/mark-after';
import * as modules from '../../../../nodes/ZohoSupport/services/desk/changes/modules';
import * as offsetPages from '../../../../nodes/ZohoSupport/services/desk/changes/offset-pages';
import * as question from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import * as reading from '../../../../nodes/ZohoSupport/services/desk/changes/reading';
import * as searchWalk from '../../../../nodes/ZohoSupport/services/desk/changes/search-walk';
import * as startingPoint from '../../../../nodes/ZohoSupport/services/desk/changes/starting-point';
import * as unread from '../../../../nodes/ZohoSupport/services/desk/changes/unread';
import * as versions from '../../../../nodes/ZohoSupport/services/desk/changes/versions';
import * as pageBounds from '../../../../nodes/ZohoSupport/services/desk/page-bounds';
import { type Break, breakOf } from '../broken-product';
import { EARLY_WATERMARK } from '../early-watermark';
import type { DESK_ONCE_LOST } from './desk-once-lost';

const CHANGES = 'services/desk/changes';

/** Breaks in what is asked. */
const QUESTIONS: readonly Break[] = [
	breakOf('ranges that share no more than their end', `${CHANGES}/question.ts`, question, ['EDGE_MS'], () => ({
		EDGE_MS: 0,
	})),
	breakOf('a full page taken for the last', 'services/desk/page-bounds.ts', pageBounds, ['isFull'], () => ({
		isFull: () => false,
	})),
	breakOf(
		'no time for the index to be late',
		`${CHANGES}/starting-point.ts`,
		startingPoint,
		['startingPoint'],
		({ startingPoint: original }) => ({
			startingPoint: (from, traits) => {
				const start = original(from, { ...traits, lag: 0 });
				const { watermark } = from.mark;
				return watermark === null || from.startsAt !== undefined ? start : { ...start, since: plus(watermark, -1_000) };
			},
		}),
	),
	breakOf('a page that counts though rows moved', `${CHANGES}/offset-pages.ts`, offsetPages, [], ({ OffsetPages }) => {
		OffsetPages.prototype['goBack'] = function (this: offsetPages.OffsetPages) {
			this.from += 1;
		};
		return {};
	}),
	breakOf('a crowded moment read from one end only', `${CHANGES}/search-walk.ts`, searchWalk, [], ({ SearchWalk }) => {
		SearchWalk.prototype['joins'] = () => 'yes';
		return {};
	}),
	breakOf('a list that ends after its first page', `${CHANGES}/list-walk.ts`, listWalk, ['ListWalk'], (original) => ({
		ListWalk: class<Row extends Parameters<typeof versions.createdAt>[0]> extends original.ListWalk<Row> {
			constructor(traits: ConstructorParameters<typeof original.ListWalk>[0]) {
				super(traits, () => true);
			}
		},
	})),
	breakOf('records that only the list shows, left out', `${CHANGES}/unread.ts`, unread, [], ({ Unread }) => {
		Unread.prototype.byId = () => ({ next: () => undefined, take: () => undefined });
		return {};
	}),
];

/** Breaks in what counts as handled. */
const MARKS: readonly Break[] = [
	EARLY_WATERMARK,
	breakOf(
		'an overlap that ends at the watermark',
		`${CHANGES}/mark-after.ts`,
		markAfter,
		['markAfter'],
		(original) => ({
			markAfter: (...given) => {
				const after = original.markAfter(...given);
				return { ...after, overlap: after.watermark };
			},
		}),
	),
	breakOf('versions that are not remembered', `${CHANGES}/mark-after.ts`, markAfter, ['markAfter'], (original) => ({
		markAfter: (...given) => ({ ...original.markAfter(...given), known: [] }),
	})),
	breakOf(
		'fields that move by themselves taken for a change',
		`${CHANGES}/modules.ts`,
		modules,
		['movesByItself'],
		() => ({
			movesByItself: () => false,
		}),
	),
	breakOf('a start by our own clock', `${CHANGES}/changes.ts`, changes, ['ChangesBySearch'], (original) => ({
		ChangesBySearch: class extends original.ChangesBySearch {
			override read(...[{ startsNow: _, ...from }]: Parameters<changes.ChangesBySearch['read']>) {
				return super.read(from) as never;
			}
		},
	})),
];

/** Breaks that show in few histories, with one of them. */
export const RARE_DESK_BREAKS: ReadonlyArray<readonly [Break, keyof typeof DESK_ONCE_LOST]> = [
	[
		breakOf('a list that was cut, forgotten', `${CHANGES}/starting-point.ts`, startingPoint, ['gapIn'], () => ({
			gapIn: () => undefined,
		})),
		'more new records than the list can show, before the index has them',
	],
	[
		breakOf('an older version told after a newer one', `${CHANGES}/versions.ts`, versions, ['isOlder'], () => ({
			isOlder: () => false,
		})),
		'an edit while records are read one by one, of which the index shows the earlier version',
	],
	[
		breakOf('a row by id compared with one of the search', 'helpdesk/changes.ts', port, ['isShownInPart'], () => ({
			isShownInPart: () => false,
		})),
		'two versions of one moment, the later of which was read by id',
	],
	[
		breakOf('a batch repeated from list and search alone', `${CHANGES}/reading.ts`, reading, [], ({ Reading }) => {
			Reading.prototype['isOwed'] = () => false;
			return {};
		}),
		'a batch repeated by another process, while the list has more new records than it can show',
	],
];

/** Deliberate breaks of the trigger with Zoho Desk. */
export const DESK_BREAKS: readonly Break[] = [...QUESTIONS, ...MARKS];
