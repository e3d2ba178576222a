import type { KnownVersions, TimesMove, Version } from '../../../helpdesk/changes';

/** Unseen records may have moved by up to this much less, because two zones may differ in summer time. */
const SUMMER_TIME_MS = 2 * 60 * 60 * 1000;

/**
 * How far the portal's times moved since they were remembered; undefined if they did not. The times have no zone.
 * The creation time of a record never changes. If it differs now, the zone of the portal or of the credential changed.
 */
export function timesMove(rows: Iterable<Version>, ...known: readonly KnownVersions[]): TimesMove | undefined {
	const deltas: number[] = [];
	for (const row of rows) {
		const before = known.map((versions) => versions.version(row.id)).find((version) => version !== undefined);
		if (before === undefined || before.made === null || row.made === null) continue;
		deltas.push(row.made - before.made);
		if (row.made !== before.made && row.print === before.print) {
			deltas.push(row.changed.earliest - before.changed.earliest);
		}
	}
	if (!deltas.some((delta) => delta !== 0)) return undefined;
	const by = Math.min(...deltas);
	return { by, surely: by - SUMMER_TIME_MS };
}
