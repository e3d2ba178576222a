import { Chance } from '../../chance';
import { ACCESS } from '../access';
import type { DeskStore } from './desk-store';
import { MODULE_NAMES } from './module';
import type { ModuleName } from './module';
import { layoutIdOf } from './people';
import type { Values } from './record';
import { SeedFields } from './seed-fields';

/** How much deterministic data to make. `now` is its newest moment, in milliseconds. */
export interface Filling {
	readonly seed: number;
	readonly tickets: number;
	readonly now: number;
}

const DAY = 24 * 3_600_000;
/** Records per ticket, and the days before now in which they were created. */
const PLAN: readonly [module: ModuleName, perTicket: number, firstDay: number, lastDay: number][] = [
	['accounts', 0.08, 400, 300],
	['products', 0.03, 300, 260],
	['contacts', 0.3, 260, 120],
	['contracts', 0.05, 120, 100],
	['articles', 0.06, 100, 91],
	['tickets', 1, 90, 0],
	['tasks', 0.2, 20, 0],
	['calls', 0.05, 20, 0],
	['events', 0.05, 20, 0],
	['cm_devices', 0.1, 20, 0],
];

/**
 * Fills an empty store. The same seed, number and moment make the same records. One record in ten belongs to the
 * second department.
 */
export function fillDesk(store: DeskStore, { seed, tickets, now }: Filling): void {
	const chance = new Chance(seed);
	const maker = new SeedFields(chance, now);
	for (const [module, perTicket, firstDay, lastDay] of PLAN) {
		// Created in this order, so that this list never has to be sorted.
		store.table(module).by('createdTime');
		const count = tickets === 0 ? 0 : Math.max(1, Math.round(tickets * perTicket));
		for (let place = 0; place < count; place += 1) {
			const age = firstDay - ((firstDay - lastDay) * (place + 0.5)) / count;
			const created = Math.round(now - age * DAY);
			const modified = chance.below(3) === 0 ? created : Math.round(created + chance.next() * (now - created));
			const values = Object.assign(maker.of(module, place, created), stamps(store, chance, created, modified));
			values['layoutId'] = layoutIdOf(module);
			if (place % 10 === 9 && store.belongs(module)) values['departmentId'] = ACCESS.departments.billing;
			const { id } = store.fill(module, values);
			maker.remember(module, id);
		}
	}
	for (const name of MODULE_NAMES) store.table(name).by('modifiedTime');
}

function stamps(store: DeskStore, chance: Chance, created: number, modified: number): Values {
	const by = chance.one(Object.values(ACCESS.agents));
	return {
		createdTime: store.timeOf(created),
		modifiedTime: store.timeOf(modified),
		createdBy: by,
		modifiedBy: by,
	};
}
