import type { ModelDesk, Version } from './model-desk';

/**
 * Records whose creation time a trigger remembers: the last twenty that it saw. Where others were changed in the same unit of time as
 * the last of them, those of that unit do not count.
 */
export function knownOneByOne(shown: ReadonlySet<Version>, desk: ModelDesk): Set<string> {
	const newestFirst = [...new Map([...shown].map((version) => [version.id, version])).values()].sort(
		(a, b) => b.at - a.at,
	);
	const beyond = newestFirst.at(20);
	return new Set(
		newestFirst
			.filter(({ at }) => beyond === undefined || desk.unitOf(at) > desk.unitOf(beyond.at))
			.map(({ id }) => id),
	);
}

/** Looks like the version before it. */
export function isUnseen({ shown, content, before }: Version): boolean {
	return (
		before !== undefined &&
		before.shown === shown &&
		before.content.Subject === content.Subject &&
		before.content.Status === content.Status
	);
}
