import { groupBy } from 'es-toolkit';

import type { OpenPoints } from '../open-points';
import type { Element } from './element';

type Json = string | number | boolean | { [key: string]: Json | Json[] };

/**
 * An answer as JSON: the same tree, attributes as keys, text as `content` (reference, section 5).
 * One child of a name is an object, several are an array. Clients often miss that.
 */
export function answerJson(root: Element, controls: OpenPoints['jsonControls']): string {
	const text = JSON.stringify({ [root.name]: elementJson(root) });
	return controls === 'raw' ? text.replace(ESCAPE, unescapedControl) : text;
}

/** Any escape in a JSON text. It matches `\\\\` as a whole, so that its second half does not start an escape. */
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;

/** Replaces the escape of a control character by that character. Other escapes stay. */
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
