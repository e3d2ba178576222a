import type { Change } from './history';
import type { ModelDesk } from './model-desk';
import { edited, STATUS } from './saves';

type Write = Extract<Change, { do: 'create' | 'edit' | 'delete' }>;

/** Carries out one write to the help desk, as many times as it says. */
export function write(desk: ModelDesk, change: Write, pageSize: number): void {
	for (let turn = 0; turn < countOf(change, pageSize); turn += 1) writeOnce(desk, change, turn);
}

/** Large pages get eight times as many new records at once, more than a trigger remembers one by one. Small pages would take too long. */
function countOf({ do: what, count }: Write, pageSize: number): number {
	return what === 'create' && count > 70 && pageSize === 200 ? count * 8 : count;
}

function writeOnce(desk: ModelDesk, change: Write, turn: number): void {
	if (change.do === 'create')
		desk.create({ Subject: `s${(change.subject + turn) % 4}`, Status: STATUS[change.status] });
	else if (change.do === 'delete') desk.delete(change.at + turn);
	else desk.edit(change.at + turn, (content, version) => edited(content, version, change.how));
}
