/** What a person meets in the form of the credential, and what its connection test says. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import getPort from 'get-port';
import { CREDENTIAL_TYPE, credentialFor, SIGN_INS, type SignIn } from '../../scripts/n8n/credential';
import { FORM } from './credential-form';
import type { Simulator } from '../../simulator/support/simulator';
import { picture } from './pictures';
import type { Place } from './place';

/** Typed into a form; the tests of secrecy look for it afterwards. */
export const WRONG_PASSWORD = 'marked-wrong-password-e3b8';

/** The fields by which the forms of the three sign-ins differ. */
const FIELDS: Record<SignIn, { shown: string[]; hidden: string[] }> = {
	authToken: { shown: ['Auth Token'], hidden: ['E-Mail', 'Password', 'API Key'] },
	password: { shown: ['E-Mail', 'Password'], hidden: ['Auth Token', 'API Key'] },
	ticket: { shown: ['E-Mail', 'Password', 'API Key'], hidden: ['Auth Token'] },
};

/** How the form calls the three sign-ins, and the type. */
const TYPE_NAME = 'Zoho Support API';
const WAYS: Record<SignIn, string> = {
	authToken: 'Auth Token',
	password: 'E-Mail and Password',
	ticket: 'E-Mail, Password and API Key (Older)',
};

/** The fields that a person types. */
function typed(zoho: Simulator, signIn: SignIn): Record<string, string> {
	const {
		dataCentre: _,
		timeZone: _zone,
		edition: _edition,
		licences: _licences,
		signIn: _way,
		...texts
	} = credentialFor(zoho, signIn);
	return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, String(text)]));
}

interface Mistake {
	title: string;
	signIn: SignIn;
	/** Fields that get a wrong value, typed into the form. */
	wrong: () => Promise<Record<string, string>>;
	/** What the notice must say. */
	sentence: RegExp;
}

const MISTAKES: Mistake[] = [
	{
		title: 'a wrong password',
		signIn: 'password',
		wrong: async () => ({ password: WRONG_PASSWORD }),
		sentence: /The password is wrong \(INVALID_PASSWORD\)\. Enter the e-mail and password/,
	},
	{
		title: 'a wrong auth token',
		signIn: 'authToken',
		wrong: async () => ({ authToken: 'f'.repeat(32) }),
		sentence: /does not accept the auth token in the credential.*Create a new token/s,
	},
	{
		title: 'an unknown portal',
		signIn: 'authToken',
		wrong: async () => ({ portal: 'nowhere' }),
		sentence: /Invalid portal.*Check the portal in the credential/s,
	},
	{
		title: 'an unknown department',
		signIn: 'authToken',
		wrong: async () => ({ department: 'nobody' }),
		sentence: /Invalid department.*Check the department in the credential/s,
	},
	{
		title: 'an address that nobody answers at',
		signIn: 'authToken',
		wrong: async () => ({ apiAddress: `http://127.0.0.1:${await getPort()}` }),
		sentence: /could not be reached: the connection was refused/,
	},
];

export function credentialSentences(place: () => Place): void {
	for (const signIn of SIGN_INS) {
		it(`is made from an empty form for the sign-in "${WAYS[signIn]}", and connects`, async () => {
			const { credentialForm, session, browser } = place();
			await credentialForm.create(TYPE_NAME);
			await credentialForm.choose('dataCentre', 'Other Address (Proxy or Test)');
			await credentialForm.choose('signIn', WAYS[signIn]);
			const shown = await credentialForm.fieldNames();
			for (const field of FIELDS[signIn].shown) assert.ok(shown.includes(field), `${field} in ${shown.join(', ')}`);
			for (const field of FIELDS[signIn].hidden) assert.ok(!shown.includes(field), `${field} is not to be shown`);
			for (const [field, text] of Object.entries(typed(session.zoho, signIn))) await credentialForm.fill(field, text);
			await picture(browser.page, `credential-${signIn}-filled-in`, FORM);
			const { connected, text } = await credentialForm.saveAndTest();
			assert.ok(connected, text);
			await picture(browser.page, `credential-${signIn}`, FORM);
		});
	}

	for (const { title, signIn, wrong, sentence } of MISTAKES) {
		it(`says what is wrong with ${title}`, async () => {
			const { credentialForm, session, browser } = place();
			const id = await session.api.addCredential(`With ${title}`, CREDENTIAL_TYPE, credentialFor(session.zoho, signIn));
			await credentialForm.open(id);
			for (const [field, value] of Object.entries(await wrong())) await credentialForm.fill(field, value);
			const { connected, text } = await credentialForm.saveAndTest();
			const name = `credential with ${title}`.replaceAll(' ', '-');
			await picture(browser.page, name, FORM);
			assert.ok(!connected, text);
			assert.match(text, sentence);
		});
	}
}
