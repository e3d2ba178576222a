import { groupBy } from 'es-toolkit';

import type { OpenPoints } from '../open-points';
import type { Element } from './element';

type Json = string | number | boolean | { [key: string]: Json | Json[] };

/**
 * An answer as JSON: the same tree, attributes as keys, text as `content` (reference, section 5).
 * One child of a name is an object, several are an array: the trap.
 */
export function answerJson(root: Element, controls: OpenPoints['jsonControls']): string {
	const text = JSON.stringify({ [root.name]: elementJson(root) });
	return controls === 'raw' ? text.replace(ESCAPE, unescapedControl) : text;
}

/** Any escape of a JSON text, so that the second half of `\\\\` is not taken for the beginning of one. */
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;

/** The escape of a control character as that character; any other as it is. */
function unescapedControl(escape: string): string {
	const character: unknown = JSON.parse(`"${escape}"`);
	return typeof character === 'string' && character < ' ' ? character : escape;
}

function elementJson({ attributes = [], text, children = [] }: Element): Json {
	if (text !== undefined && attributes.length === 0) return text;
	const members: { [key: string]: Json | Json[] } = Object.fromEntries(attributes);
	if (text !== undefined) members.content = text;
	for (const [name, group] of Object.entries(groupBy(children, (child) => child.name))) {
		const [only, ...more] = group.map(elementJson);
		if (only !== undefined) members[name] = more.length === 0 ? only : [only, ...more];
	}
	return members;
}
