import type { JsonObject } from '../../helpdesk/json';
import type { OffsetWalk } from './offset-walk';
import type { PageReader } from './page-reader';
import { PagesAhead } from './pages-ahead';
import { idOf } from './records';

/** One walk through the pages of a list or search. */
export interface PagesPlan {
	readonly reader: PageReader;
	readonly query: Readonly<Record<string, string>>;
	readonly walk: OffsetWalk;
	/** Pages on their way at the same time. */
	readonly atOnce: number;
	/** Takes the rows of a page; true if nothing more is needed. */
	readonly take: (rows: readonly JsonObject[], page: { readonly count?: number }) => Promise<boolean>;
	/** How many rows are wanted from now on; all that a page holds if absent. */
	readonly wanted?: () => number;
	/** False for a page that lies beyond what is needed. */
	readonly isNeeded?: (rows: readonly JsonObject[]) => boolean;
	/** True for a page after which no other is needed. */
	readonly isLast?: (rows: readonly JsonObject[]) => boolean;
	/** From one page to the next, in rows, if that is known before the first page. */
	readonly step?: number | undefined;
	/** No page may end beyond this row. */
	readonly deepest?: number;
}

export type PagesEnd = 'end' | 'enough' | 'tooDeep';

/**
 * Reads pages until the list ends, nothing more is needed, or the service gives no deeper ones. Called again with the
 * same walk, it goes on.
 * @throws HelpdeskError, MovingRows
 */
export async function readPages(plan: PagesPlan): Promise<PagesEnd> {
	const ahead = new PagesAhead(plan);
	try {
		return await walkThrough(plan, ahead);
	} finally {
		ahead.stop();
	}
}

async function walkThrough(plan: PagesPlan, ahead: PagesAhead): Promise<PagesEnd> {
	const { walk, deepest = Infinity } = plan;
	while (!walk.isOver) {
		if (walk.position + plan.reader.size > deepest) return 'tooDeep';
		const page = await ahead.page(walk.position);
		if (page.kind === 'tooDeep') return 'tooDeep';
		const before = walk.position;
		const counts = walk.take(page.rows.map(idOf), page.isFull);
		ahead.took(counts ? walk.position - before : 0);
		if (counts && (await plan.take(page.rows, page))) return 'enough';
	}
	return 'end';
}
