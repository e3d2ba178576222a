import { plus, type ServiceTime, serviceTime } from '../../helpdesk/instants';
import type { KnownVersions, TimesMove, Version } from '../../helpdesk/changes';
import { compareIds, isSameVersion } from '../events/version';

/** Most versions to remember: about 110 kB as text. */
export const MOST_VERSIONS = 2_000;

/**
 * What is known of a row. `same`: this version was handled. `other`: another version of its record was handled.
 * `unknown`: no version was handled. `forgotten`: one may have been handled and forgotten.
 */
export type Recognized = 'same' | 'other' | 'unknown' | 'forgotten';

/** The saved form: one line per version, newest first. */
export interface SeenVersionsJson {
	readonly rows: readonly string[];
	readonly forgotten?: ServiceTime;
}

/** The handled versions since some instant. If there are too many, the ones that changed first are dropped. */
export class SeenVersions implements KnownVersions {
	private constructor(
		private readonly byId: ReadonlyMap<string, Version>,
		/** Some versions that changed up to this instant are forgotten. */
		readonly forgotten: ServiceTime | undefined,
	) {}

	static readonly none = new SeenVersions(new Map(), undefined);

	/** @param from versions that changed earlier are not needed */
	static of(versions: readonly Version[], from: number): SeenVersions {
		const newestFirst = [...versions].sort((a, b) => b.changed.earliest - a.changed.earliest || compareIds(b.id, a.id));
		const byId = new Map(newestFirst.slice(0, MOST_VERSIONS).map((version) => [version.id, plain(version)]));
		const dropped = newestFirst.slice(MOST_VERSIONS).find(({ changed }) => changed.latest >= from);
		return new SeenVersions(byId, dropped?.changed.earliest);
	}

	/** A copy with these versions added or replaced. */
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

	/** Newest first, except for versions added by `with`. */
	versions(): readonly Version[] {
		return [...this.byId.values()];
	}

	version(id: string): Version | undefined {
		return this.byId.get(id);
	}

	/** The time of the latest known change (its earliest instant); undefined if no version is known. */
	newest(): ServiceTime | undefined {
		const last = this.versions().reduce((latest, { changed }) => Math.max(latest, changed.earliest), -Infinity);
		return Number.isFinite(last) ? serviceTime(last) : undefined;
	}

	recognize(row: Version, comparePrints: boolean): Recognized {
		const known = this.byId.get(row.id);
		if (known !== undefined) return isSameVersion(row, known, comparePrints) ? 'same' : 'other';
		return this.forgotten !== undefined && row.changed.earliest <= this.forgotten ? 'forgotten' : 'unknown';
	}

	/** A copy with all times moved. */
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

/** Drops the record, which is not saved. */
const plain = ({ id, made, changed, print }: Version): Version => ({ id, made, changed, print });
