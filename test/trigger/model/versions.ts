import type { ModelService, Version } from './records';

/**
 * Ids of records whose creation time a trigger remembers: the last twenty that it read. If the twenty-first changed in
 * the same second or minute as some of them, those do not count.
 */
export function knownOneByOne(shown: ReadonlySet<Version>, service: ModelService): Set<string> {
	const newestFirst = [...new Map([...shown].map((version) => [version.id, version])).values()].sort(
		(a, b) => b.at - a.at,
	);
	const beyond = newestFirst.at(20);
	return new Set(
		newestFirst
			.filter(({ at }) => beyond === undefined || service.unitOf(at) > service.unitOf(beyond.at))
			.map(({ id }) => id),
	);
}

/** Whether a version looks like the one before it. */
export function isUnseen({ shown, content, before }: Version): boolean {
	return (
		before !== undefined &&
		before.shown === shown &&
		before.content.Subject === content.Subject &&
		before.content.Status === content.Status
	);
}
