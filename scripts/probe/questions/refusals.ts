import { errorsHeard } from '../calls';
import { type Seen, whyNot } from '../heard';
import { count, notSettled, settled, tally, type Verdict } from '../verdict';

/** classicApi: whether an answer of the API came from the address at all. */
export function classicApi(seen: Seen): Verdict {
	const heard = seen.records;
	if (heard?.kind === 'rows' || heard?.kind === 'error') return settled('alive', 'an answer of the API came');
	if (heard?.kind === 'unusable' && heard.gone)
		return settled('gone', `HTTP ${heard.reply.status}, and no answer of the API`);
	return notSettled(whyNot(heard));
}

/** notFound: the code for an id nobody has. */
export function notFound(seen: Seen): Verdict {
	const heard = seen.nobody;
	if (heard?.kind !== 'error') return notSettled(whyNot(heard));
	if (heard.code !== '4103' && heard.code !== '4422')
		return notSettled(`the code was ${heard.code}, neither 4103 nor 4422`);
	return settled(heard.code, `an id of nines answers ${heard.code}`);
}

/** getByIdList: how many of two cases come when both ids are given, joined by a semicolon. */
export function getByIdList(seen: Seen): Verdict {
	const heard = seen.twoIds;
	if (heard?.kind === 'error' && heard.problem.kind !== 'service')
		return settled('refused', `two ids joined by a semicolon: refused (${heard.code})`);
	if (heard?.kind !== 'rows') return notSettled(whyNot(heard));
	const evidence = `two ids joined by a semicolon: ${count(heard.rows.length, 'case')} came`;
	return heard.rows.length === 2
		? settled('accepted', evidence)
		: notSettled(`${evidence}, neither both nor a refusal`);
}

/** errorStatus: of every error answer; "no data" counts only when nothing else was refused. */
export function errorStatus(seen: Seen): Verdict {
	const noData = Object.values(seen).flatMap((heard) => (heard.kind === 'error' ? [heard] : []));
	const errors = errorsHeard(seen).length > 0 ? errorsHeard(seen) : noData;
	if (errors.length === 0) return notSettled('no error answer came');
	const statuses = errors.map(({ reply }) => reply.status);
	const evidence = `${count(errors.length, 'error answer')}: ${tally(errors.map(({ code, reply }) => `${code} with HTTP ${reply.status}`))}`;
	if (statuses.every((status) => status === 200)) return settled('200', evidence);
	return statuses.every((status) => status >= 400) ? settled('4xx', evidence) : notSettled(evidence);
}

/** signInAnswer: how the lines of the plain-text answer are laid out. */
export function signInAnswer(seen: Seen): Verdict {
	if (seen.signIn?.kind !== 'text') return notSettled('asked only when signing in with e-mail and password');
	const lines = seen.signIn.reply.body.split(/\r?\n/).filter((line) => line.trim() !== '');
	const comments = lines.findIndex((line) => line.startsWith('#'));
	const fields = lines.findIndex((line) => /^\w+=/.test(line));
	if (lines.length === 1) return settled('one-line', 'everything on one line');
	if (fields < 0) return notSettled(`${count(lines.length, 'line')}, none of them a field`);
	if (comments > fields) return settled('comments-last', `${count(lines.length, 'line')}, fields before comments`);
	return settled('lines', `${count(lines.length, 'line')}, ${comments < 0 ? 'no comments' : 'comments before fields'}`);
}
