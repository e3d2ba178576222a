import { controlsEscaped } from '../../../nodes/ZohoSupport/helpdesk/json-text';
import { type Heard, isJson, type RawField, rawRows, type Seen, whyNot } from '../heard';
import { count, notSettled, settled, tally, type Verdict } from '../verdict';
import { xmlFields } from '../xml-fields';

/** The fields of the JSON page, row by row, as they came; empty when there are none. */
function rawPage(heard: Heard | undefined): RawField[][] {
	return heard?.kind === 'rows' ? rawRows(heard.reply) : [];
}

/** nullStyle: with newformat=2, what stands where a value is empty. */
export function nullStyle(seen: Seen): Verdict {
	const rows = rawPage(seen.records);
	if (rows.length === 0) return notSettled(whyNot(seen.records));
	const fields = rows.flat();
	const texts = fields.filter(({ content }) => content === 'null').length;
	const empties = fields.filter(({ content }) => content === '' || content === undefined || content === null).length;
	const labels = new Set(fields.map(({ label }) => label));
	const missing = rows.reduce((sum, row) => sum + labels.size - new Set(row.map(({ label }) => label)).size, 0);
	const evidence = `${count(rows.length, 'case')}: ${texts} values are the text null, ${empties} are empty, ${missing} are missing`;
	if (texts > 0 && empties > 0) return notSettled(evidence);
	if (texts > 0) return settled('text', evidence);
	if (empties > 0) return settled('empty', evidence);
	return missing > 0
		? settled('missing', evidence)
		: notSettled(`${evidence}; a case with an unfilled field is needed, beside one that has it`);
}

/** jsonContentType: of every JSON answer that carried one. */
export function jsonContentType(seen: Seen): Verdict {
	const json = Object.values({ ...seen, signIn: undefined, recordsAsXml: undefined }).filter(
		(heard) => heard !== undefined,
	);
	const types = json.flatMap((heard) =>
		heard.kind === 'rows' || heard.kind === 'error' ? heard.reply.mediaType || 'none' : [],
	);
	if (types.length === 0) return notSettled(whyNot(seen.records));
	const evidence = `${count(types.length, 'JSON answer')}: ${tally(types)}`;
	const [type = '', ...others] = new Set(types);
	return others.length === 0 && ['text/plain', 'application/json'].includes(type)
		? settled(type, evidence)
		: notSettled(evidence);
}

const CONTROL = /[\u0000-\u001F]/;

/** jsonControls: whether a control character inside a value, such as a line end, is escaped. */
export function jsonControls(seen: Seen): Verdict {
	const values = rawPage(seen.records)
		.flat()
		.filter(({ content }) => typeof content === 'string' && CONTROL.test(content));
	if (seen.records?.kind !== 'rows' || values.length === 0)
		return notSettled('no value of the JSON answer has a control character, such as a line end');
	const isRaw = controlsEscaped(seen.records.reply.body) !== seen.records.reply.body;
	return settled(
		isRaw ? 'raw' : 'escaped',
		`${count(values.length, 'value')} with control characters, ${isRaw ? 'some as they are' : 'all escaped'}`,
	);
}

/** answerFormat: whether lists and errors came in the format that was asked for. */
export function answerFormat(seen: Seen): Verdict {
	const heard = Object.entries({ ...seen, signIn: undefined }).flatMap(([name, answer]) => {
		if (answer === undefined || (answer.kind !== 'rows' && answer.kind !== 'error')) return [];
		return [{ kind: answer.kind, asAsked: isJson(answer.reply) !== (name === 'recordsAsXml') }];
	});
	const [lists, errors] = (['rows', 'error'] as const).map((kind) =>
		heard.filter((answer) => answer.kind === kind).map(({ asAsked }) => asAsked),
	);
	const evidence = `as asked: ${lists.filter(Boolean).length} of ${count(lists.length, 'list')}, ${errors.filter(Boolean).length} of ${count(errors.length, 'error')}`;
	if (lists.includes(false)) return settled('other', evidence);
	if (lists.length === 0 || errors.length === 0) return notSettled(evidence);
	return settled(errors.includes(false) ? 'errors-other' : 'asked', evidence);
}

const NUMBER = /^-?\d{1,15}(\.\d+)?$/;

/** valueTypes: whether a value that could be a number or a boolean comes as one. */
export function valueTypes(seen: Seen): Verdict {
	const contents = rawPage(seen.records)
		.flat()
		.map(({ content }) => content);
	if (contents.length === 0) return notSettled(whyNot(seen.records));
	const typed = contents.filter((content) => typeof content === 'number' || typeof content === 'boolean').length;
	if (typed > 0) return settled('mixed', `${typed} of ${count(contents.length, 'value')} are numbers or booleans`);
	const alike = contents.filter(
		(content) => typeof content === 'string' && (NUMBER.test(content) || content === 'true' || content === 'false'),
	).length;
	if (alike === 0) return notSettled(`none of ${count(contents.length, 'value')} could be a number or a boolean`);
	return settled('text', `${alike} of ${count(contents.length, 'value')} could be numbers or booleans, all are texts`);
}

/** xmlText: how the values of the XML answer are written. */
export function xmlText(seen: Seen): Verdict {
	if (seen.recordsAsXml?.kind !== 'rows') return notSettled(whyNot(seen.recordsAsXml));
	const filled = xmlFields(seen.recordsAsXml.reply.body).filter(({ writing }) => writing !== 'nothing');
	const cdata = filled.filter(({ writing }) => writing === 'cdata').length;
	if (filled.length === 0) return notSettled('the XML answer had no values');
	return settled(cdata > 0 ? 'cdata' : 'escaped', `${cdata} of ${count(filled.length, 'XML value')} are CDATA`);
}

/** flCase: the name of the field elements, in the XML and in the JSON answer. */
export function flCase(seen: Seen): Verdict {
	const json = rawPage(seen.records)
		.flat()
		.map(({ element }) => element);
	const xml =
		seen.recordsAsXml?.kind === 'rows' ? xmlFields(seen.recordsAsXml.reply.body).map(({ element }) => element) : [];
	const elements = xml.length > 0 ? xml : json;
	if (elements.length === 0) return notSettled(whyNot(seen.records));
	const evidence = `XML: ${tally(xml) || 'not asked'}; JSON: ${tally(json) || 'none'}`;
	const [element, ...others] = new Set([...xml, ...json]);
	if (others.length > 0) return notSettled(evidence);
	return settled(element === 'FL' ? 'upper' : 'lower', evidence);
}
