import type { Chance } from '../../chance';
import * as words from '../../seed-words';
import { ACCESS } from '../access';
import type { Json } from '../reference/json';
import { CHANNELS, PRIORITIES, STATUSES } from './fields';
import type { ModuleName } from './module';
import { ARTICLE_CATEGORY, TEAMS } from './people';
import { statusTypeOf } from './status-type';

const HOUR = 3_600_000;
const OWNERS = Object.values(ACCESS.agents);

interface Person {
	readonly id: string;
	readonly email: string;
	readonly phone: string;
	readonly accountId: string | null;
}

/** Makes the fields of one record after another. Later modules refer to earlier records. */
export class SeedFields {
	private readonly ids = new Map<ModuleName, string[]>();
	private readonly people: Person[] = [];
	private person: Omit<Person, 'id'> = { email: '', phone: '', accountId: null };

	constructor(
		private readonly chance: Chance,
		private readonly now: number,
	) {}

	/** The fields of the next record of a module, created at this moment. */
	of(module: ModuleName, place: number, created: number): Record<string, Json> {
		switch (module) {
			case 'accounts':
				return this.account(place);
			case 'products':
				return this.product(place);
			case 'contacts':
				return this.contact(place);
			case 'contracts':
				return this.contract(place);
			case 'articles':
				return this.article(place);
			case 'tickets':
				return this.ticket(created);
			case 'cm_devices':
				return {
					name: `${this.chance.one(words.PRODUCTS)} ${place + 1}`,
					ownerId: this.owner(),
					cf: { cf_serial_number: `SN-${place + 1}` },
				};
			default:
				return this.activity(module);
		}
	}

	/** Tells the id that the record got. */
	remember(module: ModuleName, id: string): void {
		const known = this.ids.get(module) ?? [];
		known.push(id);
		this.ids.set(module, known);
		if (module === 'contacts') this.people.push({ id, ...this.person });
	}

	private account(place: number): Record<string, Json> {
		const name = `${this.chance.one(words.COMPANIES)} ${this.chance.one(words.COMPANY_KINDS)}${place < 40 ? '' : ` ${place}`}`;
		const site = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
		return {
			accountName: name,
			email: `office@${site}`,
			phone: this.phone(),
			website: `https://${site}`,
			industry: this.chance.one(words.INDUSTRIES),
			ownerId: this.owner(),
		};
	}

	private product(place: number): Record<string, Json> {
		return {
			productName: `${this.chance.one(words.PRODUCTS)} ${100 + place}`,
			productCode: `P-${String(place + 1).padStart(4, '0')}`,
			productCategory: this.chance.one(words.PRODUCT_CATEGORIES),
			manufacturer: this.chance.one(words.COMPANIES),
			unitPrice: String(10 + this.chance.below(990)),
			departmentIds: Object.values(ACCESS.departments),
			ownerId: this.owner(),
		};
	}

	private contact(place: number): Record<string, Json> {
		const [firstName, lastName] = [this.chance.one(words.FIRST_NAMES), this.chance.one(words.LAST_NAMES)];
		this.person = {
			email: words.emailOf(firstName, lastName, place),
			phone: this.phone(),
			accountId: this.oneOf('accounts'),
		};
		const title = this.chance.sometimes(60, this.chance.one(words.TITLES)) || null;
		return {
			firstName,
			lastName,
			...this.person,
			title,
			ownerId: this.owner(),
			cf: { cf_tier: this.chance.one(words.TIERS) },
		};
	}

	private contract(place: number): Record<string, Json> {
		return {
			contractName: `Support ${place + 1}`,
			contractNumber: `C-${String(place + 1).padStart(5, '0')}`,
			accountId: this.oneOf('accounts'),
			productId: this.oneOf('products'),
			startDate: this.moment(-365 * 24).slice(0, 10),
			endDate: this.moment(365 * 24).slice(0, 10),
			ownerId: this.owner(),
		};
	}

	private article(place: number): Record<string, Json> {
		const subject = this.chance.one(words.SUBJECTS);
		const owner = this.owner();
		return {
			articleNumber: String(place + 1),
			title: `How to: ${subject}`,
			summary: subject,
			answer: `<p>${this.chance.one(words.RESOLUTIONS)}</p>`,
			status: this.chance.one(['Draft', 'Published', 'Review']),
			latestVersionStatus: 'Draft',
			permalink: `how-to-${place + 1}`,
			categoryId: ARTICLE_CATEGORY.leaf,
			rootCategoryId: ARTICLE_CATEGORY.root,
			authorId: owner,
			ownerId: owner,
		};
	}

	private ticket(created: number): Record<string, Json> {
		const person = this.chosenPerson();
		const status = this.chance.one(STATUSES);
		const channel = this.chance.one(CHANNELS);
		const subject = this.chance.one(words.SUBJECTS);
		const isMail = channel === 'Email';
		return {
			subject,
			contactId: person.id,
			accountId: person.accountId,
			email: person.email,
			phone: person.phone,
			productId: this.chance.below(10) < 7 ? this.oneOf('products') : null,
			assigneeId: this.chance.below(10) < 8 ? this.owner() : null,
			teamId: this.chance.below(10) < 2 ? String(TEAMS[0]?.['id']) : null,
			status,
			statusType: statusTypeOf(status),
			priority: this.chance.sometimes(80, this.chance.one(PRIORITIES)) || null,
			channel,
			classification: this.chance.one(words.CLASSIFICATIONS),
			category: this.chance.one(words.PRODUCT_CATEGORIES),
			description: isMail ? null : `${subject}.\n${this.chance.one(words.DETAILS)}`,
			threadCount: isMail ? '1' : '0',
			dueDate: new Date(created + 48 * HOUR).toISOString(),
			customerResponseTime: new Date(created).toISOString(),
			closedTime: status === 'Closed' ? new Date(Math.min(this.now, created + 24 * HOUR)).toISOString() : null,
			cf: { cf_severity: this.chance.one(words.SEVERITIES) },
		};
	}

	private activity(module: ModuleName): Record<string, Json> {
		const person = this.chosenPerson();
		const status = this.chance.one(['Not Started', 'In Progress', 'Completed']);
		const start = this.moment(14 * 24);
		return {
			subject: this.chance.one(words.TASKS),
			contactId: person.id,
			ticketId: this.oneOf('tickets'),
			status,
			statusType: statusTypeOf(status),
			priority: this.chance.one(PRIORITIES),
			ownerId: this.owner(),
			...(module === 'tasks' ? { dueDate: start } : { startTime: start, duration: '1800' }),
		};
	}

	private chosenPerson(): Person {
		const place = this.chance.below(this.people.length);
		return this.people[place] ?? { id: '', email: '', phone: '', accountId: null };
	}

	private owner(): string {
		return this.chance.one(OWNERS);
	}

	private oneOf(module: ModuleName): string | null {
		return this.chance.one(this.ids.get(module) ?? []) || null;
	}

	private phone(): string {
		return `+1 555 01${String(this.chance.below(100)).padStart(2, '0')} ${String(this.chance.below(10_000)).padStart(4, '0')}`;
	}

	/** A moment up to this many hours from now, or before now when negative. */
	private moment(hours: number): string {
		return new Date(Math.round(this.now + this.chance.next() * hours * HOUR)).toISOString();
	}
}
