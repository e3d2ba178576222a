import { describe, expect, it } from '@jest/globals';
import { accountOf } from '../../../nodes/ZohoSupport/services/support/account';
import { problemIn } from './decoding';
import { FILLED_IN } from './accounts';

const CUSTOM = {
	...FILLED_IN,
	dataCentre: 'custom',
	apiAddress: 'http://localhost:8086/',
	accountsAddress: 'http://localhost:8086/accounts//',
};
const refusal = (data: Parameters<typeof accountOf>[0]) => problemIn(() => accountOf(data));

describe('a credential', () => {
	it('becomes an account when it is filled in', () => {
		expect(accountOf(FILLED_IN)).toEqual({
			apiAddress: 'https://support.zoho.eu',
			accountsAddress: 'https://accounts.zoho.eu',
			portal: 'acme',
			department: 'Support',
			zone: 'Europe/Berlin',
			signIn: { kind: 'password', email: 'ann@example.com', password: 's3cret-pass' },
			dailyLimit: 250,
			reserve: 25,
		});
	});

	it.each([
		['com', 'https://support.zoho.com'],
		['eu', 'https://support.zoho.eu'],
		['in', 'https://support.zoho.in'],
		['com.cn', 'https://support.zoho.com.cn'],
		['', 'https://support.zoho.com'],
	])('with the data centre %j leads to %s', (dataCentre, address) => {
		expect(accountOf({ ...FILLED_IN, dataCentre }).apiAddress).toBe(address);
	});

	it('may have custom addresses that end in slashes', () => {
		expect(accountOf(CUSTOM)).toMatchObject({
			apiAddress: 'http://localhost:8086',
			accountsAddress: 'http://localhost:8086/accounts',
		});
	});

	it.each([
		['authToken', { kind: 'authToken', authToken: FILLED_IN.authToken }],
		['ticket', { kind: 'ticket', email: 'ann@example.com', password: 's3cret-pass', apiKey: 'key-1' }],
	])('signs in by %s with only the fields that it needs', (signIn, expected) => {
		expect(accountOf({ ...FILLED_IN, signIn }).signIn).toEqual(expected);
	});

	it('keeps the password as typed and trims all other fields', () => {
		expect(accountOf({ ...FILLED_IN, portal: ' acme ', email: ' ann@example.com\n', password: ' a b ' })).toMatchObject(
			{ portal: 'acme', signIn: { email: 'ann@example.com', password: ' a b ' } },
		);
	});
});

describe('a field of the credential', () => {
	const NEEDED: ReadonlyArray<readonly [field: string, label: string, data: typeof FILLED_IN]> = [
		['portal', 'Portal', FILLED_IN],
		['department', 'Department', FILLED_IN],
		['authToken', 'Auth Token', { ...FILLED_IN, signIn: 'authToken' }],
		['email', 'E-Mail', FILLED_IN],
		['password', 'Password', FILLED_IN],
		['email', 'E-Mail', { ...FILLED_IN, signIn: 'ticket' }],
		['password', 'Password', { ...FILLED_IN, signIn: 'ticket' }],
		['apiKey', 'API Key', { ...FILLED_IN, signIn: 'ticket' }],
		['apiAddress', 'API Address', CUSTOM],
		['accountsAddress', 'Accounts Address', CUSTOM],
	];

	it.each(NEEDED)('%s is named when it is missing or empty', (field, label, data) => {
		for (const missing of [
			Object.fromEntries(Object.entries(data).filter(([name]) => name !== field)),
			{ ...data, [field]: '' },
		]) {
			expect(refusal(missing)).toMatchObject({
				kind: 'setup',
				message: `The field '${label}' of the Zoho Support credential is empty.`,
				nextStep: expect.stringContaining('credential'),
			});
		}
	});

	it.each([
		['dataCentre', 'mars', 'Data Centre'],
		['dataCentre', 'constructor', 'Data Centre'],
		['timeZone', 'Mars/Olympus', 'Time Zone of the Portal'],
	])('%s is named when it contains %j', (field, value, label) => {
		expect(refusal({ ...FILLED_IN, [field]: value })).toMatchObject({
			kind: 'setup',
			message: expect.stringMatching(new RegExp(`'${label}'.*'${value}'`)),
		});
	});

	it.each([
		'support.example.com',
		'ftp://support.example.com',
		'https://ann:pass@support.example.com',
		'https://support.example.com/?authtoken=abc',
		'::',
	])('is named when its address is %s', (apiAddress) => {
		expect(refusal({ ...CUSTOM, apiAddress })).toMatchObject({
			kind: 'setup',
			message: expect.stringContaining("'API Address'"),
		});
	});

	it('never shows the password in an error', () => {
		const troubles = NEEDED.map(([field, , data]) => JSON.stringify(refusal({ ...data, [field]: '' })));
		expect(troubles.filter((text) => text.includes('s3cret-pass'))).toEqual([]);
	});
});

describe("the day's requests of a credential", () => {
	it.each([
		[{ edition: 'free', licences: 9 }, 250],
		[{ edition: 'professional', licences: 3 }, 750],
		[{ edition: 'professional', licences: '4' }, 1_000],
		[{ edition: 'enterprise', licences: ' ' }, 250],
		[{ edition: 'custom', dailyLimit: '1234' }, 1234],
		[{ edition: 'custom' }, 250],
		[{ edition: '' }, 250],
	])('follow from edition, licences or a number: %j', (data, limit) => {
		expect(accountOf({ ...FILLED_IN, ...data }).dailyLimit).toBe(limit);
	});

	it.each([
		[
			{ edition: 'enterprise', licences: Number.NaN },
			"'User Licences' of the Zoho Support credential must be a whole number of 1 or more, but it is 'NaN'",
		],
		[
			{ edition: 'enterprise', licences: 0 },
			"'User Licences' of the Zoho Support credential must be a whole number of 1 or more, but it is '0'",
		],
		[
			{ edition: 'enterprise', licences: 'many' },
			"'User Licences' of the Zoho Support credential must be a whole number of 1 or more, but it is 'many'",
		],
		[
			{ edition: 'custom', dailyLimit: '5k' },
			"'Requests a Day' of the Zoho Support credential must be a whole number of 1 or more, but it is '5k'",
		],
		[{ edition: 'custom', dailyLimit: 1234.7 }, "but it is '1234.7'"],
		[{ edition: 'constructor' }, "'Edition' of the Zoho Support credential has an unknown value ('constructor')"],
		[
			{ signIn: 'magic', email: 'a@example.com', password: 'x' },
			"'Sign In With' of the Zoho Support credential has an unknown value ('magic')",
		],
		[{ timeZone: ['UTC'] }, "'Time Zone of the Portal' of the Zoho Support credential must be text"],
		[{ reservePercent: 250 }, "but it is '250'"],
		[{ reservePercent: -5 }, "but it is '-5'"],
		[
			{ reservePercent: 'half' },
			"'Reserve Kept for People (%)' of the Zoho Support credential must be a number from 0 to 100, but it is 'half'",
		],
	])('are refused by name when they are not a number: %j', (data, words) => {
		expect(() => accountOf({ ...FILLED_IN, ...data })).toThrow(words);
	});

	it.each([
		[0, 0],
		[10, 25],
		[33, 83],
		[100, 250],
		['20', 50],
		['', 25],
	])('reserve %p percent for people: %d', (reservePercent, reserve) => {
		expect(accountOf({ ...FILLED_IN, reservePercent }).reserve).toBe(reserve);
	});
});
