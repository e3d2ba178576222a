import type { KnownVersions, TimesMove, Version } from '../../../helpdesk/changes';

/** Records that were not seen may have moved by this much more: one zone may have summer time and the other not. */
const SUMMER_TIME_MS = 2 * 60 * 60 * 1000;

/**
 * How the times of the portal moved since they were remembered; undefined if they did not. The times have no zone. A
 * time of creation never changes: if it now differs, the zone of the portal or of the credential has changed.
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
