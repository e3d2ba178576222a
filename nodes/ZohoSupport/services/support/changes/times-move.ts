import type { KnownVersions, TimesMove, Version } from '../../../helpdesk/changes';

/** Records that nobody saw may have moved by so much more: summer time of one zone and not of the other. */
const SUMMER_TIME_MS = 2 * 60 * 60 * 1000;

/**
 * How the times of the portal moved since they were remembered; undefined where they did not. Its times have no zone. A creation
 * never changes: where it shows another time, the zone of the portal or of the credential is another one now.
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
