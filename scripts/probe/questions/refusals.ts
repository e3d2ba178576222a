import { refusals } from '../calls';
import { type Seen, whyNot } from '../heard';
import { count, notSettled, settled, tally, unanimous, type Verdict } from '../verdict';

/** classicApi: whether an answer of the API came from the address at all. */
export function classicApi({ records }: Seen): Verdict {
	if (records?.kind === 'rows' || records?.kind === 'error') return settled('alive', 'an answer of the API came');
	const { status = 200 } = records?.reply ?? {};
	const isGone = status === 404 || status === 410 || (status >= 300 && status < 400);
	return isGone ? settled('gone', `HTTP ${status}, and no answer of the API`) : notSettled(whyNot(records));
}

/** notFound: the code for an id that no case has. */
export function notFound({ nobody }: Seen): Verdict {
	if (nobody?.kind !== 'error' || nobody.code === undefined) return notSettled(whyNot(nobody));
	return unanimous([nobody.code], `an id of nines answers ${nobody.code}`, ['4103', '4422']);
}

/** getByIdList: how many of two cases come when both ids are given, joined by a semicolon. */
export function getByIdList({ twoIds }: Seen): Verdict {
	const asked = 'two ids joined by a semicolon';
	if (twoIds?.kind === 'error' && twoIds.problem?.kind !== 'service')
		return settled('refused', `${asked}: refused (${twoIds.code})`);
	if (twoIds?.kind !== 'rows') return notSettled(whyNot(twoIds));
	const came = `${asked}: ${count(twoIds.rows?.length ?? 0, 'case')} came`;
	return twoIds.rows?.length === 2 ? settled('accepted', came) : notSettled(`${came}, neither both nor a refusal`);
}

/** errorStatus: of every refused call; "no data" counts only when nothing else was refused. */
export function errorStatus(seen: Seen): Verdict {
	const noData = Object.values(seen).filter(({ kind }) => kind === 'error');
	const errors = refusals(seen).length > 0 ? refusals(seen) : noData;
	if (errors.length === 0) return notSettled('no error answer came');
	const answers = errors.map(({ code, reply }) => `${code} with HTTP ${reply?.status}`);
	const kinds = errors.map(({ reply: { status } = { status: 0 } }) => (status >= 400 ? '4xx' : String(status)));
	return unanimous(kinds, `${count(errors.length, 'error answer')}: ${tally(answers)}`, ['200', '4xx']);
}

/** signInAnswer: how the lines of the plain-text answer are laid out. */
export function signInAnswer({ signIn }: Seen): Verdict {
	if (signIn?.reply === undefined) return notSettled('asked only when signing in with e-mail and password');
	const lines = signIn.reply.body.split(/\r?\n/).filter((line) => line.trim() !== '');
	const comments = lines.findIndex((line) => line.startsWith('#'));
	const fields = lines.findIndex((line) => /^\w+=/.test(line));
	const counted = count(lines.length, 'line');
	if (lines.length === 1) return settled('one-line', 'everything on one line');
	if (fields < 0) return notSettled(`${counted}, none of them a field`);
	if (comments > fields) return settled('comments-last', `${counted}, fields before comments`);
	return settled('lines', `${counted}, ${comments < 0 ? 'no comments' : 'comments before fields'}`);
}
