import { DEPARTMENTS } from '../accounts/users';
import { moduleNamed } from '../modules';
import type { ModuleName } from '../modules';
import { Chance } from '../../chance';
import type { RecordStore } from './record-store';
import * as words from '../../seed-words';

/** How much deterministic data to make. `now` is its newest moment, in milliseconds. */
export interface Filling {
	readonly seed: number;
	readonly cases: number;
	readonly now: number;
}

const DAY = 24 * 60 * 60_000;
const OWNERS = ['Ada Admin', 'Ben Agent', 'Cleo Twofactor'];
/** Records per case, and the days before now in which they were created. */
const PLAN: readonly [module: ModuleName, perCase: number, firstDay: number, lastDay: number][] = [
	['accounts', 0.08, 400, 300],
	['products', 0.03, 300, 260],
	['contacts', 0.3, 260, 120],
	['contracts', 0.05, 120, 100],
	['solutions', 0.06, 100, 91],
	['requests', 1, 90, 0],
	['tasks', 0.2, 20, 0],
];

/**
 * Fills an empty store. The same seed, number and moment make the same records. One case in ten belongs to the second
 * department.
 */
export function fillStore(store: RecordStore, { seed, cases, now }: Filling): void {
	const chance = new Chance(seed);
	const maker = new RecordMaker(chance, now);
	for (const [name, perCase, firstDay, lastDay] of PLAN) {
		const count = Math.max(cases === 0 ? 0 : 1, Math.round(cases * perCase));
		for (let place = 0; place < count; place += 1) {
			const age = firstDay - ((firstDay - lastDay) * (place + 0.5)) / count;
			const created = Math.round(now - age * DAY);
			const modified = chance.below(3) === 0 ? created : Math.round(created + chance.next() * (now - created));
			const department = DEPARTMENTS[place % 10 === 9 ? 1 : 0] ?? '';
			const by = chance.one(OWNERS);
			store.add(moduleNamed(name), department, maker.fields(name, place), { by, created, modified });
		}
	}
}

/** Makes the fields of one record after another. Later modules refer to earlier records. */
class RecordMaker {
	private readonly accounts: string[] = [];
	private readonly products: string[] = [];
	private readonly people: { name: string; email: string; phone: string; account: string }[] = [];

	constructor(
		private readonly chance: Chance,
		private readonly now: number,
	) {}

	fields(module: ModuleName, place: number): Record<string, string> {
		return { ...this.own(module, place), ...this.custom() };
	}

	private own(module: ModuleName, place: number): Record<string, string> {
		switch (module) {
			case 'accounts':
				return this.account(place);
			case 'products':
				return this.product(place);
			case 'contacts':
				return this.contact(place);
			case 'contracts':
				return this.contract(place);
			case 'solutions':
				return this.solution();
			case 'tasks':
				return this.task();
			case 'requests':
				return this.request();
		}
	}

	private custom(): Record<string, string> {
		return {
			Severity: this.chance.sometimes(60, this.chance.one(words.SEVERITIES)),
			'Contract Tier': this.chance.sometimes(50, this.chance.one(words.TIERS)),
			'Follow Up On': this.chance.sometimes(15, this.day(14)),
		};
	}

	private account(place: number): Record<string, string> {
		const name = `${this.chance.one(words.COMPANIES)} ${this.chance.one(words.COMPANY_KINDS)}${place < 40 ? '' : ` ${place}`}`;
		this.accounts.push(name);
		const site = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
		return {
			'Account Name': name,
			Email: `office@${site}`,
			Phone: this.phone(),
			Fax: this.chance.sometimes(20, this.phone()),
			Website: `https://${site}`,
			Industry: this.chance.one(words.INDUSTRIES),
			'Account Owner': this.chance.one(OWNERS),
			Description: this.chance.sometimes(30, 'Customer since the first release.'),
		};
	}

	private product(place: number): Record<string, string> {
		const name = `${this.chance.one(words.PRODUCTS)} ${100 + place}`;
		this.products.push(name);
		return {
			'Product Name': name,
			'Product Code': `P-${String(place + 1).padStart(4, '0')}`,
			'Product Category': this.chance.one(words.PRODUCT_CATEGORIES),
			Manufacturer: this.chance.one(words.COMPANIES),
			'Unit Price': String(10 + this.chance.below(990)),
			'Product Owner': this.chance.one(OWNERS),
			'Support Start Date': this.day(-300),
			'Support Expiry Date': this.day(300),
		};
	}

	private contact(place: number): Record<string, string> {
		const [first, last] = [this.chance.one(words.FIRST_NAMES), this.chance.one(words.LAST_NAMES)];
		const person = {
			name: `${first} ${last}`,
			email: words.emailOf(first, last, place),
			phone: this.phone(),
			account: this.chance.one(this.accounts),
		};
		this.people.push(person);
		return {
			'First Name': first,
			'Last Name': last,
			Email: person.email,
			Phone: person.phone,
			Mobile: this.chance.sometimes(40, this.phone()),
			'Account Name': person.account,
			'Contact Owner': this.chance.one(OWNERS),
			Title: this.chance.sometimes(60, this.chance.one(words.TITLES)),
		};
	}

	private contract(place: number): Record<string, string> {
		return {
			'Contract Name': `Support ${new Date(this.now).getUTCFullYear()}-${place + 1}`,
			'Account Name': this.chance.one(this.accounts),
			'Product Name': this.chance.one(this.products),
			'Contract Number': `C-${String(place + 1).padStart(5, '0')}`,
			'Support Plan': this.chance.one(words.TIERS),
			'Contract Owner': this.chance.one(OWNERS),
			'Start Date': this.day(-365),
			'End Date': this.day(365),
		};
	}

	private solution(): Record<string, string> {
		const subject = this.chance.one(words.SUBJECTS);
		return {
			'Solution Title': `How to: ${subject}`,
			'Product Name': this.chance.one(this.products),
			Status: this.chance.one(['Draft', 'Reviewed', 'Published']),
			Question: `${subject}. What can I do?`,
			Answer: this.chance.one(words.RESOLUTIONS),
			'Solution Owner': this.chance.one(OWNERS),
		};
	}

	private task(): Record<string, string> {
		const person = this.person();
		return {
			Subject: this.chance.one(words.TASKS),
			'Contact Name': person.name,
			'Account Name': person.account,
			Status: this.chance.one(['Not Started', 'In Progress', 'Completed']),
			Priority: this.chance.one(words.PRIORITIES),
			'Task Owner': this.chance.one(OWNERS),
			'Due Date': this.day(14),
		};
	}

	private request(): Record<string, string> {
		const person = this.person();
		const subject = this.chance.one(words.SUBJECTS);
		const status = this.chance.one(words.STATUSES);
		return {
			Subject: subject,
			'Contact Name': person.name,
			Email: person.email,
			Phone: this.chance.sometimes(60, person.phone),
			'Account Name': person.account,
			'Product Name': this.chance.sometimes(70, this.chance.one(this.products)),
			'Case Owner': this.chance.one(OWNERS),
			Status: status,
			Priority: this.chance.sometimes(80, this.chance.one(words.PRIORITIES)),
			Channel: this.chance.one(words.CHANNELS),
			Classification: this.chance.sometimes(50, this.chance.one(words.CLASSIFICATIONS)),
			Category: this.chance.sometimes(50, this.chance.one(words.PRODUCT_CATEGORIES)),
			Description: `${subject}.\n${this.chance.one(words.DETAILS)}`,
			Resolution: status === 'Closed' ? this.chance.one(words.RESOLUTIONS) : '',
			'To Address': 'support@demosupport.example',
			'Due Date': this.chance.sometimes(60, this.day(10)),
		};
	}

	private person(): { name: string; email: string; phone: string; account: string } {
		return this.people[this.chance.below(this.people.length)] ?? { name: 'Ann Lee', email: '', phone: '', account: '' };
	}

	private phone(): string {
		return `+1 555 01${String(this.chance.below(100)).padStart(2, '0')} ${String(this.chance.below(10_000)).padStart(4, '0')}`;
	}

	/** `MM/dd/yyyy` up to this many days from now, or before now when negative. */
	private day(within: number): string {
		const [year = '', month = '', day = ''] = new Date(this.now + this.chance.next() * within * DAY)
			.toISOString()
			.slice(0, 10)
			.split('-');
		return `${month}/${day}/${year}`;
	}
}
