import { idOf } from './answers';
import { PagesAhead, type PagesPlan } from './pages-ahead';

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
