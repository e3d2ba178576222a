import { plus, type ServiceTime, serviceTime } from '../../helpdesk/instants';
import type { KnownVersions, TimesMove, Version } from '../../helpdesk/changes';
import { compareIds, isSameVersion } from '../events/version';

/** Versions that are remembered one by one: about 110 kB as text. */
export const MOST_VERSIONS = 2_000;

/** What is known of a row: this version was handled; another version of its record was; nothing is known; it may be forgotten. */
export type Recognized = 'same' | 'other' | 'unknown' | 'forgotten';

/** As it is saved: a line a version, newest first. */
export interface SeenVersionsJson {
	readonly rows: readonly string[];
	readonly forgotten?: ServiceTime;
}

/** The versions of records that were handled, from some instant on; in a bounded room, the last changed ones. */
export class SeenVersions implements KnownVersions {
	private constructor(
		private readonly byId: ReadonlyMap<string, Version>,
		/** Of versions that were changed up to here some are forgotten. */
		readonly forgotten: ServiceTime | undefined,
	) {}

	static readonly none = new SeenVersions(new Map(), undefined);

	/** @param from nobody asks for what was changed before */
	static of(versions: readonly Version[], from: number): SeenVersions {
		const newestFirst = [...versions].sort((a, b) => b.changed.earliest - a.changed.earliest || compareIds(b.id, a.id));
		const byId = new Map(newestFirst.slice(0, MOST_VERSIONS).map((version) => [version.id, plain(version)]));
		const dropped = newestFirst.slice(MOST_VERSIONS).find(({ changed }) => changed.latest >= from);
		return new SeenVersions(byId, dropped?.changed.earliest);
	}

	/** The same with these versions in it. */
	with(versions: readonly Version[]): SeenVersions {
		if (versions.length === 0) return this;
		const byId = new Map(this.byId);
		for (const version of versions) byId.set(version.id, plain(version));
		if (byId.size <= MOST_VERSIONS) return new SeenVersions(byId, this.forgotten);
		const bounded = SeenVersions.of([...byId.values()], -Infinity);
		return new SeenVersions(
			bounded.byId,
			serviceTime(Math.max(bounded.forgotten ?? -Infinity, this.forgotten ?? -Infinity)),
		);
	}

	/** Newest first, but for those that were added. */
	versions(): readonly Version[] {
		return [...this.byId.values()];
	}

	version(id: string): Version | undefined {
		return this.byId.get(id);
	}

	/** The earliest instant of the last change that is known; undefined where none is. */
	newest(): ServiceTime | undefined {
		const last = this.versions().reduce((latest, { changed }) => Math.max(latest, changed.earliest), -Infinity);
		return Number.isFinite(last) ? serviceTime(last) : undefined;
	}

	recognize(row: Version, comparePrints: boolean): Recognized {
		const known = this.byId.get(row.id);
		if (known !== undefined) return isSameVersion(row, known, comparePrints) ? 'same' : 'other';
		return this.forgotten !== undefined && row.changed.earliest <= this.forgotten ? 'forgotten' : 'unknown';
	}

	/** The same after all times moved by so much. */
	movedBy({ by: delta }: TimesMove): SeenVersions {
		const moved = [...this.byId.values()].map((version): Version => {
			const { made, changed } = version;
			return {
				...version,
				made: made === null ? null : plus(made, delta),
				changed: { earliest: plus(changed.earliest, delta), latest: plus(changed.latest, delta) },
			};
		});
		return new SeenVersions(
			new Map(moved.map((version) => [version.id, version])),
			this.forgotten === undefined ? undefined : plus(this.forgotten, delta),
		);
	}

	toJson(): SeenVersionsJson {
		const rows = this.versions().map(({ id, made, changed, print }) =>
			[
				id,
				made === null ? '' : made.toString(36),
				changed.earliest.toString(36),
				(changed.latest - changed.earliest).toString(36),
				print,
			].join(' '),
		);
		return { rows, ...(this.forgotten !== undefined && { forgotten: this.forgotten }) };
	}

	static fromJson({ rows, forgotten }: SeenVersionsJson): SeenVersions {
		const versions = rows.map((line): Version => {
			const [id, made, earliest, more, print] = line.split(' ');
			const changed = Number.parseInt(earliest, 36);
			const span = { earliest: serviceTime(changed), latest: serviceTime(changed + Number.parseInt(more, 36)) };
			return { id, made: made === '' ? null : serviceTime(Number.parseInt(made, 36)), changed: span, print };
		});
		return new SeenVersions(new Map(versions.map((version) => [version.id, version])), forgotten);
	}
}

/** Without the record, which is no part of what is remembered. */
const plain = ({ id, made, changed, print }: Version): Version => ({ id, made, changed, print });
