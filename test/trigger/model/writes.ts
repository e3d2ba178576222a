import type { Change } from './history';
import type { ModelService } from './records';
import { edited, STATUS } from './saves';

type Write = Extract<Change, { do: 'create' | 'edit' | 'delete' }>;

/** Applies a write to the service, as often as it says. */
export function write(service: ModelService, change: Write, pageSize: number): void {
	for (let turn = 0; turn < countOf(change, pageSize); turn += 1) writeOnce(service, change, turn);
}

/**
 * With large pages, creates eight times as many records: more than a trigger remembers. With small pages that would
 * take too long.
 */
function countOf({ do: what, count }: Write, pageSize: number): number {
	return what === 'create' && count > 70 && pageSize === 200 ? count * 8 : count;
}

function writeOnce(service: ModelService, change: Write, turn: number): void {
	if (change.do === 'create')
		service.create({ Subject: `s${(change.subject + turn) % 4}`, Status: STATUS[change.status] });
	else if (change.do === 'delete') service.delete(change.at + turn);
	else service.edit(change.at + turn, (content, version) => edited(content, version, change.how));
}
