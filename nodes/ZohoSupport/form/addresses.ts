import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { type Given, labelsOf, plainOf, textOf } from './given';
import { byAddress, fromList, locator } from './locator';

const FROM = 'From Address';
const TO = 'To';
const CC = 'CC';
const BCC = 'BCC';

/** The sender of a reply. */
const FROM_ADDRESS = {
	displayName: FROM,
	name: 'fromAddress',
	description:
		'One of the addresses from which the department of the ticket sends e-mail. Zoho refuses any other address.',
};

export const fromAddressForm = ({ lists }: Service): INodeProperties =>
	locator(FROM_ADDRESS, [
		...(lists.fromAddresses === undefined ? [] : [fromList('fromAddresses', 'Choose an address…')]),
		byAddress('support@example.com'),
	]);

const list = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. ann.lee@example.com, bob@example.com',
	description,
});

/** The receivers of a reply, among its options. */
export const RECEIVERS: readonly INodeProperties[] = [
	list(BCC, 'bcc', 'Addresses that get a blind copy, separated by commas'),
	list(CC, 'cc', 'Addresses that get a copy, separated by commas'),
	list(
		TO,
		'to',
		'Addresses to write to, separated by commas. If you leave it out, Zoho writes to the contact of the ticket.',
	),
];

/** Sender and receivers. @throws HelpdeskError `data` for what is no address */
export function addresses(given: Given) {
	const from = textOf(plainOf(given(FROM_ADDRESS.name, '')) ?? '', FROM).trim();
	return {
		from: addressOf(from, FROM, 'Choose an address from the list, or write one such as support@example.com.'),
		to: addressesOf(given('options.to', ''), TO),
		cc: addressesOf(given('options.cc', ''), CC),
		bcc: addressesOf(given('options.bcc', ''), BCC),
	};
}

function addressesOf(given: unknown, name: string): string[] {
	return labelsOf(typeof given === 'string' ? given.replaceAll(';', ',') : given, name).map((one) =>
		addressOf(one, name, 'Write an address such as ann.lee@example.com, several with commas.'),
	);
}

function addressOf(text: string, name: string, nextStep: string): string {
	if (/[^\s@]@[^\s@]/.test(text)) return text;
	const shown = text === '' ? 'empty' : `'${text.slice(0, 60)}', which is no e-mail address`;
	throw new HelpdeskError(problem('data', `'${name}' is ${shown}.`, nextStep));
}
