import type { OpenPoints } from './open-points';

/** HTTP status of each error code (reference, common.json, x-status-by-errorCode). */
const STATUS = {
	BAD_REQUEST: 400,
	UNAUTHORIZED: 401,
	INVALID_OAUTH: 401,
	SCOPE_MISMATCH: 403,
	OAUTH_ORG_MISMATCH: 403,
	FORBIDDEN: 403,
	LICENSE_ACCESS_LIMITED: 403,
	URL_NOT_FOUND: 404,
	METHOD_NOT_ALLOWED: 405,
	UNSUPPORTED_MEDIA_TYPE: 415,
	INVALID_DATA: 422,
	EMPTY_PAYLOAD: 422,
	UNPROCESSABLE_ENTITY: 422,
	THRESHOLD_EXCEEDED: 429,
	TOO_MANY_REQUESTS: 429,
	INTERNAL_SERVER_ERROR: 500,
	/** Not Zoho's: the operation is described, but this simulator does not have it. */
	NOT_SIMULATED: 501,
} as const;

export type ErrorCode = keyof typeof STATUS;

export function isErrorCode(code: unknown): code is ErrorCode {
	return typeof code === 'string' && Object.hasOwn(STATUS, code);
}

/** What is wrong with one field of a body. `fieldName` is a JSON pointer such as `/contactId`. */
export interface FieldError {
	readonly fieldName: string;
	readonly errorType: 'invalid' | 'duplicate' | 'missing';
	readonly errorMessage: string;
}

/** Ends a call with an error of Zoho. */
export class Refusal extends Error {
	readonly status: number;

	constructor(
		readonly code: ErrorCode,
		message: string,
		readonly details: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
	) {
		super(message);
		this.name = 'Refusal';
		this.status = STATUS[code];
	}

	/** The body of the answer. */
	body(points: OpenPoints): object {
		const { errors } = this.details;
		return { errorCode: this.code, [points.errorMessageKey]: this.message, ...(errors && { errors }) };
	}
}

/** 422 for a query (open-points 1d, 5a, 7). */
export function unprocessable(message: string): Refusal {
	return new Refusal('UNPROCESSABLE_ENTITY', message);
}

/** 422 for fields of a body. */
export function invalidData(errors: readonly FieldError[]): Refusal {
	return new Refusal('INVALID_DATA', 'The data is invalid due to validation restrictions', { errors });
}

/** One field of a body that is wrong. */
export function invalidField(
	name: string,
	errorMessage: string,
	errorType: FieldError['errorType'] = 'invalid',
): Refusal {
	return invalidData([{ fieldName: `/${name}`, errorType, errorMessage }]);
}

/** The answer to an id that nobody has (open-points 19). */
export function strangeId(points: OpenPoints): Refusal {
	return points.wrongId === '403'
		? new Refusal('FORBIDDEN', 'You do not have the permission to perform this operation')
		: new Refusal('URL_NOT_FOUND', 'The URL you are trying to access does not exist or is not accessible');
}
