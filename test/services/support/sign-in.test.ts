import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CAUSES, decodeSignIn, signInRequest } from '../../../nodes/ZohoSupport/services/support/sign-in';
import { problemIn } from './decoding';
import { replay } from './replay';

const TOKEN = 'bad18eba1ff45jk7858b8ae88a77fa30';
const TICKET = 'ff075878e131606d0c3ab71182db704d';
const refusal = (body: string) => problemIn(() => decodeSignIn(body, 200));

describe('a sign-in that is accepted', () => {
	it.each([
		['an auth token in lines', `#\n#Wed Feb 29 03:07:33 PST 2012\nAUTHTOKEN=${TOKEN}\nRESULT=TRUE\n`, TOKEN],
		[
			'an auth token in lines of Windows',
			`#\r\n#Wed Feb 29 03:07:33 PST 2012\r\nAUTHTOKEN=${TOKEN}\r\nRESULT=TRUE\r\n`,
			TOKEN,
		],
		['an auth token on one line', `# #Wed Feb 29 03:07:33 PST 2012 AUTHTOKEN=${TOKEN} RESULT=TRUE`, TOKEN],
		['an auth token without comments', `AUTHTOKEN=${TOKEN}\nRESULT=TRUE`, TOKEN],
		['an auth token after the result', `RESULT=TRUE\nAUTHTOKEN=${TOKEN}\n#Wed Feb 29 03:07:33 PST 2012`, TOKEN],
		[
			'a ticket in lines',
			`#\n#Sun Oct 24 05:42:49 PDT 2010\nGETUSERNAME=null\nWARNING=null\nPASS_EXPIRY=39\nTICKET=${TICKET}\nRESULT=TRUE`,
			TICKET,
		],
		[
			'a ticket on one line, as the guide has it',
			`# #Sun Oct 24 05:42:49 PDT 2010 GETUSERNAME=null WARNING=null PASS_EXPIRY=39 TICKET=${TICKET} RESULT=TRUE`,
			TICKET,
		],
		[
			'a ticket right after its comment',
			`# #Sun Oct 24 05:42:49 PDT 2010\nGETUSERNAME=null\nWARNING=null\nPASS_EXPIRY=-1\nTICKET=${TICKET}\nRESULT=TRUE`,
			TICKET,
		],
	])('gives %s', (_what, body, expected) => {
		expect(decodeSignIn(body, 200)).toBe(expected);
	});

	it('gives the token with fields in any order, on one line or several', () => {
		const fields = fc.shuffledSubarray(
			[
				'GETUSERNAME=null',
				'WARNING=null',
				'PASS_EXPIRY=39',
				`TICKET=${TICKET}`,
				'RESULT=TRUE',
				'#Sun Oct 24 05:42:49 PDT 2010',
				'#',
			],
			{ minLength: 7 },
		);
		fc.assert(
			fc.property(
				fields,
				fc.constantFrom('\n', '\r\n', ' ', '\n\n', '  '),
				(parts, between) => decodeSignIn(parts.join(between), 200) === TICKET,
			),
			replay(300),
		);
	});
});

describe('a sign-in that is refused', () => {
	const FORMS: ReadonlyArray<readonly [string, (cause: string) => string]> = [
		['lines, cause first', (cause) => `#\n#Thu Apr 01 20:34:34 PDT 2010\nCAUSE=${cause}\nRESULT=FALSE\n`],
		['lines, cause last', (cause) => `#\n#Thu Apr 01 20:34:34 PDT 2010\nRESULT=FALSE\nCAUSE=${cause}`],
		['one line, cause first', (cause) => `# #Thu Apr 01 20:34:34 PDT 2010 CAUSE=${cause} RESULT=FALSE`],
		['one line, cause last', (cause) => `# #Thu Apr 01 20:34:34 PDT 2010 RESULT=FALSE CAUSE=${cause}`],
		['comments last', (cause) => `RESULT=FALSE\r\nCAUSE=${cause}\r\n#Thu Apr 01 20:34:34 PDT 2010\r\n#`],
		['one line, comments last', (cause) => `CAUSE=${cause} RESULT=FALSE # #Thu Apr 01 20:34:34 PDT 2010`],
	];

	it.each(FORMS)('shows a cause of several words: %s', (_form, body) => {
		expect(refusal(body('Username and Password do not match'))).toMatchObject({
			kind: 'sign-in',
			code: 'Username and Password do not match',
		});
	});

	it.each(FORMS)('shows an unknown cause unchanged: %s', (_form, body) => {
		expect(refusal(body('MOON_IS_FULL'))).toMatchObject({
			kind: 'sign-in',
			code: 'MOON_IS_FULL',
			message: expect.stringContaining('MOON_IS_FULL'),
		});
	});

	const DOCUMENTED = [
		'INVALID_PASSWORD',
		'NO_SUCH_USER',
		'USER_NOT_ACTIVE',
		'ACCOUNT_REGISTRATION_NOT_CONFIRMED',
		'WEB_LOGIN_REQUIRED',
		'EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS',
		'INVALID_CREDENTIALS',
		'Username and Password do not match',
	];

	it.each(DOCUMENTED)('explains %s and says what to do', (cause) => {
		const [meaning, nextStep] = CAUSES[cause.toUpperCase()];
		expect(refusal(FORMS[0][1](cause))).toEqual({
			kind: 'sign-in',
			code: cause,
			message: `Zoho refused the sign-in: ${meaning} (${cause}).`,
			nextStep,
		});
		expect(nextStep).toMatch(/\w+ \w+.*\.$/);
	});

	it('tells users with two-factor sign-in to create an application-specific password', () => {
		expect(refusal('CAUSE=WEB_LOGIN_REQUIRED\nRESULT=FALSE')?.nextStep).toContain('application-specific password');
	});

	it('tells users with the maximum of tokens where to remove old ones', () => {
		expect(refusal('CAUSE=EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS\nRESULT=FALSE')?.nextStep).toContain('Active Authtokens');
	});

	it('hides secrets in an unknown cause, but not in a documented one', () => {
		const hide = (words: string) => words.replaceAll('PASSWORD', '•••');
		const codes = ['MY_PASSWORD_IS_OLD', 'INVALID_PASSWORD'].map(
			(cause) => problemIn(() => decodeSignIn(`CAUSE=${cause}\nRESULT=FALSE`, 200, hide))?.code,
		);
		expect(codes).toEqual(['MY_•••_IS_OLD', 'INVALID_PASSWORD']);
	});

	it('is read quickly, whatever its cause, and a long cause is shortened', () => {
		const before = process.cpuUsage();
		const problem = refusal(`CAUSE=a${' '.repeat(60_000)}b${'x'.repeat(1_000_000)}\nRESULT=FALSE`);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(300);
		expect([(problem?.message.length ?? Infinity) < 2_200, (problem?.code?.length ?? Infinity) < 2_200]).toEqual([
			true,
			true,
		]);
	});

	it('is still a refusal without a cause', () => {
		expect(refusal('#\nRESULT=FALSE\n')?.kind).toBe('sign-in');
		expect(refusal('CAUSE=\nRESULT=FALSE\n')?.kind).toBe('sign-in');
	});

	it('is a refusal even when it contains a token', () => {
		expect(refusal(`AUTHTOKEN=${TOKEN}\nRESULT=FALSE\nCAUSE=USER_NOT_ACTIVE`)?.code).toBe('USER_NOT_ACTIVE');
	});
});

describe('a text that is not a sign-in answer', () => {
	it.each([
		'',
		'<!DOCTYPE html><html><body>Sign in</body></html>',
		'{"code":"INVALID_OAUTH"}',
		'OK',
		'RESULT=TRUE',
		'AUTHTOKEN=\nRESULT=TRUE',
		'AUTHTOKEN=null\nRESULT=TRUE',
		'MY_AUTHTOKEN=x RESULT=TRUE',
	])('is garbled: %j', (body) => {
		expect(refusal(body)).toMatchObject({ kind: 'garbled', code: null });
	});

	it.each([
		'#\n#Wed Feb 29 03:07:33 PST 2012\nAUTHTO',
		'# #Wed Feb 29 03:07:33 PST 2012 TICKET=ff07',
		`AUTHTOKEN=${TOKEN}`,
	])('is told as an answer that broke off where it is the beginning of one: %j', (body) => {
		expect(refusal(body)).toMatchObject({ kind: 'network', message: expect.stringContaining('was incomplete') });
	});

	it('is reported as too many sign-ins when it comes with HTTP 429', () => {
		expect(problemIn(() => decodeSignIn('<html>', 429))).toMatchObject({
			kind: 'rate',
			message: expect.stringContaining('HTTP 429'),
		});
	});

	it('is handled, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc
						.array(
							fc.constantFrom(
								'CAUSE=',
								'RESULT=FALSE',
								'RESULT=TRUE',
								'TICKET=',
								'AUTHTOKEN=',
								'#',
								'\n',
								' ',
								'x',
								'null',
								'<',
							),
						)
						.map((parts) => parts.join('')),
				),
				(body) => {
					const problem = refusal(body);
					return problem === undefined
						? decodeSignIn(body, 200) !== ''
						: problem.nextStep !== '' && ['sign-in', 'garbled', 'network'].includes(problem.kind);
				},
			),
			replay(1000),
		);
	});
});

describe('a sign-in request', () => {
	const account = { accountsAddress: 'https://accounts.zoho.eu', email: 'ann@example.com', password: 'p&ss wörd' };

	it('for an auth token is a form POST of the reference', () => {
		expect(signInRequest({ ...account, kind: 'password' })).toEqual({
			url: 'https://accounts.zoho.eu/apiauthtoken/nb/create',
			form: {
				SCOPE: 'ZohoSupport/supportapi',
				EMAIL_ID: 'ann@example.com',
				PASSWORD: 'p&ss wörd',
				DISPLAY_NAME: 'n8n',
			},
		});
	});

	it('for a ticket is a form POST of the guide', () => {
		expect(signInRequest({ ...account, kind: 'ticket' })).toEqual({
			url: 'https://accounts.zoho.eu/login',
			form: { servicename: 'ZohoSupport', FROM_AGENT: 'true', LOGIN_ID: 'ann@example.com', PASSWORD: 'p&ss wörd' },
		});
	});
});
