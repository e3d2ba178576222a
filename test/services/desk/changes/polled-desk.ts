import type { ReadingFrom } from '../../../../nodes/ZohoSupport/helpdesk/changes';
import { serviceTime, steadyTime, wallTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { ChangesBySearch } from '../../../../nodes/ZohoSupport/services/desk/changes/changes';
import type { DeskQuestion, DeskTraits } from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import { type Cursor, cursorAfter, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { type DeskRow, DeskService } from '../../../trigger/model/desk/desk-service';
import type { DeskPoints } from '../../../trigger/model/desk/points';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
const BEGINS = Date.parse('2026-11-26T08:00:00Z');

const POINTS: DeskPoints = {
	lag: 0,
	outOfOrder: false,
	ghosts: false,
	ends: 'inclusive',
	unit: 'millisecond',
	listBase: 0,
	ties: 'id',
	tiesTurn: true,
	commentsMove: false,
	ahead: 0,
};

type Wanted = NonNullable<ReadingFrom['wanted']>;

/** A Zoho Desk of the model, and a trigger that polls it. */
export class PolledDesk {
	cursor: Cursor = cursorAt(null);

	/** The questions of the last poll. */
	asked: DeskQuestion[] = [];

	readonly service: DeskService;
	private passed = 0;
	private ticks = 0;
	private clock: ReadingFrom['clock'];
	private readonly traits: DeskTraits;

	constructor(traits: Partial<DeskTraits> = {}, points: Partial<DeskPoints> = {}) {
		const both = { hasList: true, hasSearch: true, listPage: 100, searchPage: 100, reach: 5_000, lag: 10 * MINUTE };
		this.traits = { ...both, ...traits };
		const { searchPage: pageSize, reach } = this.traits;
		this.service = new DeskService(
			{ ...POINTS, ...points },
			{ events: 'createdOrUpdated', pageSize, reach },
			() => BEGINS + this.passed,
			() => (this.ticks += 1),
		);
	}

	wait(ms: number): this {
		this.passed += ms;
		return this;
	}

	create(count: number): this {
		for (let one = 0; one < count; one += 1) this.service.create({ Subject: 's', Status: 'Open' });
		return this;
	}

	/** Changes records, the last changed first. */
	edit(count: number): this {
		for (let one = 0; one < count; one += 1) this.service.edit(one, ({ Subject }) => ({ Subject, Status: 'Closed' }));
		return this;
	}

	startsNow(wanted: Wanted): SeenRecord[] {
		return this.read({ mark: this.cursor, wanted, startsAt: serviceTime(BEGINS), startsNow: true });
	}

	/** @returns the records that were certainly not handled before */
	poll(wanted: Wanted): SeenRecord[] {
		return this.read({ mark: this.cursor, wanted, clock: this.clock });
	}

	/** What the last poll cost. */
	get credits(): number {
		return this.asked.reduce((sum, { ask }) => sum + (ask === 'record' ? 1 : 3), 0);
	}

	private read(from: ReadingFrom): SeenRecord[] {
		const reading = new ChangesBySearch(this.traits).read<SeenRecord>(from);
		this.asked = [];
		const moment = () => ({ wall: wallTime(0), steady: steadyTime(this.passed) });
		for (let next = reading.next(); next !== undefined; next = reading.next()) {
			this.asked.push(next);
			const asked = moment();
			this.service.settle();
			reading.take(this.service.answer(next).map(seen), asked, moment());
		}
		const found = reading.found();
		const { seen: known, overlap } = this.cursor;
		this.clock = found.clock;
		this.cursor = cursorAfter(this.cursor, found.after(this.cursor));
		const isNew = (row: SeenRecord) => ['unknown', 'other'].includes(known.recognize(row, true));
		return [...found.rows.values()].filter((row) => isNew(row) && !(row.changed.latest < (overlap ?? -Infinity)));
	}
}

function seen({ id, createdTime, modifiedTime, fields, isPart }: DeskRow): SeenRecord {
	const at = (text: string) => ({ earliest: Date.parse(text), latest: Date.parse(text) });
	const modified = modifiedTime === undefined ? undefined : at(modifiedTime);
	return new SeenRecord(
		{ id, ...fields },
		{ created: at(createdTime), modified, ...(isPart && ({ isPart: true } as const)) },
	);
}
