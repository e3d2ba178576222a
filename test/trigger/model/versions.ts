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

/** Whether a version looks like an earlier one of the same time: saved without a change, or changed and changed back. */
export function isUnseen({ shown, content, before }: Version): boolean {
	for (let earlier = before; earlier?.shown === shown; earlier = earlier.before)
		if (earlier.content.Subject === content.Subject && earlier.content.Status === content.Status) return true;
	return false;
}
