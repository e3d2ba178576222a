import { Crowd, type CrowdJson, NEW, type Recognized } from './crowd';
import { ZONE_SLACK_MS } from './moved-zone';
import type { Version } from './sighting';

/** Rows that are remembered one by one; more of one moment are remembered as a crowd. */
const MOST_ROWS = 500;

/** What of a version can't be compared with what is known of it. */
export interface Leniency {
	/** The zone of all times changed since. */
	readonly moved: boolean;
	/** Other fields are read now, so records say something else. */
	readonly reprinted: boolean;
}

/** The known versions as they are saved: a line a row, newest first. */
export interface KnownJson {
	readonly rows: readonly string[];
	readonly crowd?: CrowdJson;
}

/** The versions of records that were handled, from some instant on. */
export class Known {
	private constructor(
		private readonly byId: ReadonlyMap<string, Version>,
		private readonly crowd: Crowd | undefined,
	) {}

	static readonly none = new Known(new Map(), undefined);

	/**
	 * Remembers these rows: the last changed one by one, the others as a crowd. A crowd is known again only as a whole, so nothing is in
	 * it that ends before `from`: no later answer needs to bring that.
	 */
	static of(rows: readonly Version[], from = -Infinity): Known {
		const newestFirst = [...rows].sort((a, b) => b.changed.earliest - a.changed.earliest || compareIds(b.id, a.id));
		const single = newestFirst.slice(0, MOST_ROWS);
		const rest = newestFirst.slice(MOST_ROWS).filter(({ changed }) => changed.latest >= from);
		return new Known(new Map(single.map((row) => [row.id, plain(row)])), rest.length === 0 ? undefined : Crowd.of(rest));
	}

	/** Rows that are known one by one. */
	rows(): readonly Version[] {
		return [...this.byId.values()];
	}

	row(id: string): Version | undefined {
		return this.byId.get(id);
	}

	/** The earliest instant of the last change that is known; undefined where none is. */
	newest(): number | undefined {
		const last = this.rows().reduce((latest, { changed }) => Math.max(latest, changed.earliest), -Infinity);
		return Number.isFinite(last) ? last : undefined;
	}

	/** The last change of the crowd, whose rows are not known one by one; undefined where there is none. */
	crowded(): number | undefined {
		return this.crowd?.newest;
	}

	/** What is known of each of these rows. */
	recognize(rows: readonly Version[], leniency: Leniency): (row: { readonly id: string }) => Recognized {
		const found = new Map<string, Recognized>();
		const strangers: Version[] = [];
		for (const row of rows) {
			const known = this.byId.get(row.id);
			if (known === undefined) strangers.push(row);
			else found.set(row.id, { handled: isSame(row, known, leniency), idKnown: true, doubtful: false });
		}
		const inCrowd = this.crowd?.recognize(strangers, leniency.reprinted);
		return ({ id }) => found.get(id) ?? inCrowd?.get(id) ?? NEW;
	}

	/** The same rows after all times moved by so much. */
	movedBy(delta: number): Known {
		const move = (row: Version): Version => ({ ...row, made: row.made === null ? null : row.made + delta, changed: { earliest: row.changed.earliest + delta, latest: row.changed.latest + delta } });
		return new Known(new Map([...this.byId].map(([id, row]) => [id, move(row)])), this.crowd?.movedBy(delta));
	}

	toJson(): KnownJson {
		const rows = this.rows().map(({ id, made, changed, print }) =>
			[id, made === null ? '' : made.toString(36), changed.earliest.toString(36), (changed.latest - changed.earliest).toString(36), print].join(' '),
		);
		return { rows, ...(this.crowd && { crowd: this.crowd.toJson() }) };
	}

	static fromJson({ rows, crowd }: KnownJson): Known {
		const versions = rows.map((line): Version => {
			const [id, made, earliest, more, print] = line.split(' ');
			const changed = Number.parseInt(earliest, 36);
			return { id, made: made === '' ? null : Number.parseInt(made, 36), changed: { earliest: changed, latest: changed + Number.parseInt(more, 36) }, print };
		});
		return new Known(new Map(versions.map((row) => [row.id, row])), crowd && Crowd.fromJson(crowd));
	}
}

function plain({ id, made, changed, print }: Version): Version {
	return { id, made, changed, print };
}

/** Ids are long digits: the longer is the later. */
export function compareIds(a: string, b: string): number {
	return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function isSame(row: Version, known: Version, { moved, reprinted }: Leniency): boolean {
	const distance = ({ made, changed }: Version) => changed.earliest - (made ?? 0);
	return (reprinted || row.print === known.print) && Math.abs(distance(row) - distance(known)) <= (moved ? ZONE_SLACK_MS : 0);
}
