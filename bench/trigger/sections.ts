/**
 * A text with a section replaced that stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.
 * @throws Error when the text has no such place
 */
export function withSection(text: string, name: string, section: string): string {
	const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
	const [from, until] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || until < from) throw new Error(`The page has no place for the section "${name}": ${begin} and ${end}`);
	return `${text.slice(0, from)}${begin}\n\n${section}\n\n${text.slice(until)}`;
}
