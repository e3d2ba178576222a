import { Chance } from '../../chance';
import * as words from '../../seed-words';

/**
 * The fields of a new case from a customer's e-mail: open, not yet sorted, without owner. The same number makes the
 * same case.
 */
export function newCase(number: number): Record<string, string> {
	const chance = new Chance(number);
	const [first, last] = [chance.one(words.FIRST_NAMES), chance.one(words.LAST_NAMES)];
	const subject = chance.one(words.SUBJECTS);
	return {
		Subject: subject,
		'Contact Name': `${first} ${last}`,
		Email: words.emailOf(first, last, number),
		Status: 'Open',
		Priority: chance.sometimes(30, 'High'),
		Channel: 'Email',
		Description: `${subject}.\n${chance.one(words.DETAILS)}\n\n${first}`,
		'To Address': 'support@demosupport.example',
	};
}
