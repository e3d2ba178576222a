import type { ModuleName } from '../../helpdesk/catalogue';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import type { AnswerRow } from './answers';
import { holdsNoTime, supportModule } from './catalogue';

/**
 * What rows of the same labels have in common: nearly all rows of a list. Worked out once, a long list takes a third
 * less time and memory.
 */
export interface RecordShape {
	readonly module: ModuleName;
	readonly labels: readonly string[];
	/** The position of the field with the id of the record; -1 if there is none. */
	readonly own: number;
	/** The labels under which the module gives its own id. */
	readonly idLabels: readonly string[];
	/** Whether a field is known to hold no time, by place. */
	readonly text: readonly boolean[];
	/** The record without values, with the labels in their order. Its copies share one table of labels. */
	readonly empty: HelpdeskRecord;
}

const shapes = new Map<string, RecordShape>();
const MOST_SHAPES = 1_000;
let lastShape: RecordShape | undefined;

/** The shape of a row. */
export function shapeOf(row: AnswerRow, module: ModuleName): RecordShape {
	const last = lastShape;
	if (
		last?.module === module &&
		last.labels.length === row.length &&
		row.every(([label], place) => label === last.labels[place])
	)
		return last;
	const labels = row.map(([label]) => label);
	const key = JSON.stringify([module, labels]);
	const shape = shapes.get(key) ?? newShape(labels, module);
	if (shapes.size >= MOST_SHAPES) shapes.clear();
	shapes.set(key, shape);
	lastShape = shape;
	return shape;
}

function newShape(labels: readonly string[], module: ModuleName): RecordShape {
	const { idLabels } = supportModule(module);
	const own = labels.findIndex((label) => idLabels.includes(label));
	const fields = labels.filter((_, place) => place !== own).map((label) => [label, null] as const);
	const empty: HelpdeskRecord = Object.assign(Object.fromEntries<string | null>([['id', ''], ...fields]), { id: '' });
	return { module, labels, own, idLabels, text: labels.map((label) => holdsNoTime(module, label)), empty };
}
