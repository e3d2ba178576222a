/** A refusal in the service's terms. `status` is the HTTP status under the switch errorStatus=4xx. */
interface RefusalKind {
	readonly message: string;
	readonly status: number;
	readonly source: string;
}

/** Every error code of the simulator, from the table in section 5. */
export const REFUSALS = {
	'1001': { message: 'Unable to process your request', status: 404, source: 'section 5 [live]' },
	'4001': {
		message: 'You do not have permission to use the API',
		status: 403,
		source: 'section 5 [sister]; section 6: only administrators',
	},
	'4103': { message: 'No record is available with the specified record ID', status: 404, source: 'section 5 [sister]' },
	'4401': { message: 'Mandatory field missing', status: 400, source: 'section 5 [sister]' },
	'4420': { message: 'Wrong search parameter or value', status: 400, source: 'section 5 [sister]' },
	'4421': { message: 'API call limit exceeded', status: 429, source: 'section 5 [sister], section 6' },
	'4422': { message: 'There is no data to show', status: 404, source: 'section 5 [sister]' },
	'4500': {
		message: 'Internal server error while processing this request',
		status: 500,
		source: 'section 5 [doc family]',
	},
	'4501': { message: 'Inactive API key', status: 401, source: 'section 5' },
	'4600': {
		message: 'Wrong parameter or value',
		status: 400,
		source: 'section 5; also unknown portal and department, for which the reference gives no code',
	},
	'4820': { message: 'API calls exceeded the rate limit', status: 429, source: 'section 5' },
	'4831': { message: 'Missing parameter', status: 400, source: 'section 5' },
	'4832': { message: 'Text given where a number is expected', status: 400, source: 'section 5' },
	'4834': {
		message: 'Invalid Ticket Id',
		status: 401,
		source: 'sections 2b and 5 [doc]; also a call without any sign-in, our reading',
	},
	'4835': { message: 'XML parse error', status: 400, source: 'section 5' },
	'4890': { message: 'Wrong API key', status: 401, source: 'section 5' },
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof REFUSALS;

export function isRefusalCode(code: unknown): code is RefusalCode {
	return typeof code === 'string' && Object.hasOwn(REFUSALS, code);
}

/** Ends a call with this error code. `detail` is added to the code's message. */
export class Refusal extends Error {
	constructor(
		readonly code: RefusalCode,
		detail?: string,
	) {
		super(detail === undefined ? REFUSALS[code].message : `${REFUSALS[code].message}: ${detail}`);
		this.name = 'Refusal';
	}
}
