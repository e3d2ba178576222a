import type { Content, Version } from './records';

export const STATUS = ['Open', 'Closed', 'Escalated'];

/** The fields of a record after a save. */
export function edited(content: Content, version: Version, how: 'subject' | 'status' | 'back' | 'nothing'): Content {
	if (how === 'nothing') return content;
	if (how === 'back') return version.before?.content ?? content;
	if (how === 'subject') return { ...content, Subject: `s${(Number(content.Subject.slice(1)) + 1) % 4}` };
	return { ...content, Status: STATUS[(STATUS.indexOf(content.Status) + 1) % STATUS.length] };
}
