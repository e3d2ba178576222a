/** The name that differs least from the given one; undefined if none is near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
	const wanted = given.toLowerCase();
	let best: string | undefined;
	let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
	for (const name of names) {
		const distance = edits(wanted, name.toLowerCase(), least);
		if (distance < least) [best, least] = [name, distance];
	}
	return best;
}

/** How many letters must be added, removed or replaced; at least `most` if it is that many. */
function edits(from: string, to: string, most: number): number {
	if (Math.abs(from.length - to.length) >= most) return most;
	let row = Array.from({ length: to.length + 1 }, (_, place) => place);
	for (let i = 0; i < from.length; i += 1) {
		const next = [i + 1];
		for (let j = 0; j < to.length; j += 1) {
			next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (from[i] === to[j] ? 0 : 1)));
		}
		row = next;
	}
	return row[to.length];
}
