import { RequestLog } from '../request-log';
import type { Json } from './reference/json';

/** One request as the service saw it. Secrets are masked and long values shortened. */
export interface JournalEntry {
	/** ISO 8601, by the simulator's clock. */
	at: string;
	/** `accounts`: the sign-in at `/oauth/…`. */
	kind: 'api' | 'accounts';
	method: string;
	/** Without the query. */
	path: string;
	/** Id of the operation in the reference, or `authorize`, `token`, `revoke`; null when there is none. */
	operationId: string | null;
	/** First segment of the path after the version, such as `tickets`; null when there is no operation. */
	module: string | null;
	query: Record<string, string>;
	/** JSON of the body, or a form; null when it is empty. */
	body: Json;
	/** HTTP status; 0 when no answer was sent. */
	status: number;
	/** `errorCode` of the answer, or `error` of the accounts server. */
	errorCode: string | null;
	/** Credits that it cost. */
	weight: number;
	/** Rows that were read or written. */
	rows: number;
	fault: string | null;
	/** True when a token, code or client secret was in the address. */
	secretsInAddress: boolean;
	/** Number of its connection, from 1. */
	connection: number;
}

export type JournalFilter = Partial<JournalEntry>;

const SECRETS = ['client_secret', 'refresh_token', 'access_token', 'code', 'token', 'authorization'];
const LONGEST_VALUE = 200;

/** All requests to Desk and its accounts server. */
export class Journal extends RequestLog<JournalEntry> {
	/** The credits of the requests whose members are equal to those of the filter. */
	credits(filter: JournalFilter = {}): number {
		return this.matching(filter).reduce((sum, { weight }) => sum + weight, 0);
	}
}

/** Whether a parameter with this name is a secret. */
export function isSecret(name: string): boolean {
	return SECRETS.includes(name.toLowerCase());
}

/** Parameters as the journal shows them. */
export function maskedParameters(parameters: Iterable<readonly [string, string]>): Record<string, string> {
	return Object.fromEntries([...parameters].map(([name, value]) => [name, isSecret(name) ? '•••' : cut(value)]));
}

/** A body as the journal shows it: JSON, or the beginning of a text. */
export function shownBody(text: string): Json {
	if (text === '') return null;
	try {
		return text.length > 100_000 ? cut(text) : JSON.parse(text);
	} catch {
		return cut(text);
	}
}

function cut(value: string): string {
	return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}
