import { controlsEscaped } from '../classic';
import { isJson, rawRows, type Seen, whyNot } from '../heard';
import { count, notSettled, settled, tally, unanimous, type Verdict } from '../verdict';

/** nullStyle: what stands for an empty value with newformat=2. */
export function nullStyle({ records }: Seen): Verdict {
	const rows = rawRows(records, 'json');
	if (rows.length === 0) return notSettled(whyNot(records));
	const fields = rows.flat();
	const texts = fields.filter(({ content }) => content === 'null').length;
	const empty = fields.filter(({ content }) => content === '' || content === undefined || content === null).length;
	const labels = new Set(fields.map(({ label }) => label));
	const missing = rows.reduce((sum, row) => sum + labels.size - new Set(row.map(({ label }) => label)).size, 0);
	const evidence = `${count(rows.length, 'case')}: ${texts} values are the text null, ${empty} are empty, ${missing} are missing`;
	if (texts > 0 && empty > 0) return notSettled(evidence);
	if (texts + empty > 0) return settled(texts > 0 ? 'text' : 'empty', evidence);
	if (missing > 0) return settled('missing', evidence);
	return notSettled(`${evidence}; the page must have a field that one case has filled in and another has not`);
}

/** jsonContentType: of every JSON answer that carried one. */
export function jsonContentType(seen: Seen): Verdict {
	const types = Object.entries(seen)
		.filter(([name, { kind }]) => name !== 'recordsAsXml' && (kind === 'rows' || kind === 'error'))
		.map(([, { reply }]) => reply?.mediaType || 'none');
	if (types.length === 0) return notSettled(whyNot(seen.records));
	const evidence = `${count(types.length, 'JSON answer')}: ${tally(types)}`;
	return unanimous(types, evidence, ['text/plain', 'application/json']);
}

const CONTROL = /[\u0000-\u001F]/;

/** jsonControls: whether a control character inside a value, such as a line end, is escaped. */
export function jsonControls({ records }: Seen): Verdict {
	const fields = rawRows(records, 'json').flat();
	const values = fields.filter(({ content }) => typeof content === 'string' && CONTROL.test(content));
	if (values.length === 0) return notSettled('no value of the JSON answer has a control character, such as a line end');
	const isRaw = records?.reply !== undefined && controlsEscaped(records.reply.body) !== records.reply.body;
	const evidence = `${count(values.length, 'value')} with control characters, ${isRaw ? 'some not escaped' : 'all escaped'}`;
	return settled(isRaw ? 'raw' : 'escaped', evidence);
}

/** answerFormat: whether lists and errors came in the format that was asked for. */
export function answerFormat(seen: Seen): Verdict {
	const asAsked = (wanted: 'rows' | 'error'): boolean[] =>
		Object.entries(seen).flatMap(([name, { kind, reply }]) =>
			kind === wanted && reply !== undefined ? isJson(reply) !== (name === 'recordsAsXml') : [],
		);
	const [lists, errors] = [asAsked('rows'), asAsked('error')];
	const [fitLists, fitErrors] = [lists, errors].map((answers) => answers.filter(Boolean).length);
	const evidence = `as asked: ${fitLists} of ${count(lists.length, 'list')}, ${fitErrors} of ${count(errors.length, 'error')}`;
	if (lists.includes(false)) return settled('other', evidence);
	if (lists.length === 0 || errors.length === 0) return notSettled(evidence);
	return settled(errors.includes(false) ? 'errors-other' : 'asked', evidence);
}

const TYPED_TEXT = /^(-?\d{1,15}(\.\d+)?|true|false)$/;

/** valueTypes: whether a value that could be a number or a boolean comes as one. */
export function valueTypes({ records }: Seen): Verdict {
	const contents = rawRows(records, 'json').flatMap((row) => row.map(({ content }) => content));
	if (contents.length === 0) return notSettled(whyNot(records));
	const all = count(contents.length, 'value');
	const typed = contents.filter((content) => typeof content === 'number' || typeof content === 'boolean').length;
	if (typed > 0) return settled('mixed', `${typed} of ${all} are numbers or booleans`);
	const alike = contents.filter((content) => typeof content === 'string' && TYPED_TEXT.test(content)).length;
	if (alike === 0) return notSettled(`none of ${all} could be a number or a boolean`);
	return settled('text', `${alike} of ${all} could be numbers or booleans, all are texts`);
}

/** xmlText: how the values of the XML answer are written. */
export function xmlText({ recordsAsXml }: Seen): Verdict {
	if (recordsAsXml?.kind !== 'rows') return notSettled(whyNot(recordsAsXml));
	const fields = rawRows(recordsAsXml, 'xml').flat();
	const filled = fields.filter(({ isCdata, content }) => isCdata || (content ?? '') !== '');
	const cdata = filled.filter(({ isCdata }) => isCdata).length;
	if (filled.length === 0) return notSettled('the XML answer had no values');
	return settled(cdata > 0 ? 'cdata' : 'escaped', `${cdata} of ${count(filled.length, 'XML value')} are CDATA`);
}

/** flCase: the name of the field elements, in the XML and in the JSON answer. */
export function flCase({ records, recordsAsXml }: Seen): Verdict {
	const elements = (rows: ReturnType<typeof rawRows>) => rows.flat().map(({ element }) => element);
	const [xml, json] = [elements(rawRows(recordsAsXml, 'xml')), elements(rawRows(records, 'json'))];
	if (xml.length + json.length === 0) return notSettled(whyNot(records));
	const evidence = `XML: ${tally(xml) || 'not asked'}; JSON: ${tally(json) || 'none'}`;
	const cases = [...xml, ...json].map((element) => (element === 'FL' ? 'upper' : 'lower'));
	return unanimous(cases, evidence);
}
