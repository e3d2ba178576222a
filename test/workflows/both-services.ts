import { sortBy } from 'es-toolkit';
import type { IDataObject } from 'n8n-workflow';
import type { StepResult } from '../../scripts/start/promises';

/** How the items of a step differ between the two services. */
export interface Difference {
	readonly step: string;
	/** Items on the classic API and on Zoho Desk, where the numbers differ. */
	readonly items?: readonly [classic: number, desk: number];
	/** Labels that items have on the classic API alone. */
	readonly missing?: readonly string[];
	/** Labels with another value on Zoho Desk. */
	readonly other?: readonly string[];
}

/** Names of the services' own, which differ as ids do. */
const OWN_NAMES = ['id', 'CASEID', 'caseId', 'Request Id', 'URI'];

/** Labels that Zoho Desk has other words for [docs/moving-to-desk.md]. */
const WORD_OF_DESK: Readonly<Record<string, string>> = { 'Case Owner': 'Ticket Owner' };

/** Compares the items of each step by label and value; ids, own names and the order of the items do not count. */
export function differences(classic: readonly StepResult[], desk: readonly StepResult[]): Difference[] {
	return classic.flatMap(({ step, items }) => {
		const others = desk.find((one) => one.step === step)?.items ?? [];
		const found = items.length === others.length ? ofItems(items, others) : { items: counts(items, others) };
		return Object.keys(found).length === 0 ? [] : [{ step, ...found }];
	});
}

const counts = (items: readonly unknown[], others: readonly unknown[]) => [items.length, others.length] as const;

function ofItems(items: readonly IDataObject[], others: readonly IDataObject[]): Omit<Difference, 'step'> {
	const [missing, other] = [new Set<string>(), new Set<string>()];
	const partners = inOrder(others);
	inOrder(items).forEach((item, place) => {
		for (const [label, value] of Object.entries(item)) {
			if (OWN_NAMES.includes(label)) continue;
			const its = WORD_OF_DESK[label] ?? label;
			if (!Object.hasOwn(partners[place], its)) missing.add(label);
			else if (comparable(value) !== comparable(partners[place][its])) other.add(label);
		}
	});
	return {
		...(missing.size > 0 && { missing: [...missing].sort() }),
		...(other.size > 0 && { other: [...other].sort() }),
	};
}

const inOrder = (items: readonly IDataObject[]) => sortBy(items, [({ Subject }) => String(Subject)]);

/** Times count as instants, to the second: the classic API knows no less. */
function comparable(value: unknown): string {
	const text = JSON.stringify(value);
	return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[-+]\d\d:\d\d)/g, (time) =>
		new Date(Math.floor(Date.parse(time) / 1000) * 1000).toISOString(),
	);
}
