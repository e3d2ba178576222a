import { RequestLog } from '../request-log';

/** One request as the service saw it. Secrets are masked and long values shortened. */
export interface JournalEntry {
	/** ISO 8601, by the simulator's clock. */
	at: string;
	kind: 'api' | 'sign-in';
	transport: 'GET' | 'POST';
	format: 'xml' | 'json' | null;
	/** The module's own name (`requests` for `Cases`); null when the address names none. */
	module: string | null;
	method: string;
	parameters: Record<string, string>;
	/** HTTP status; 0 when no answer was sent. */
	status: number;
	/** `empty`: a list without rows. `fault`: the answer was not the service's own. */
	outcome: 'ok' | 'empty' | 'error' | 'fault';
	/** Error code, or the CAUSE of a refused sign-in. */
	code: string | null;
	/** Rows that were read or written. */
	rows: number;
	/** True when it cost one of the daily requests. */
	counted: boolean;
	fault: string | null;
	/** True when a token, password, ticket or apikey was in the address. */
	secretsInAddress: boolean;
	/** Number of its connection, from 1. */
	connection: number;
}

export type JournalFilter = Partial<Pick<JournalEntry, 'method' | 'module' | 'outcome' | 'format' | 'kind'>>;

const SECRETS: readonly string[] = ['authtoken', 'ticket', 'apikey', 'password'];
const LONGEST_VALUE = 200;

/** All requests to the classic service. */
export class Journal extends RequestLog<JournalEntry> {
	override count(filter: JournalFilter = {}): number {
		return super.count(filter);
	}
}

/** Parameters as the journal shows them. */
export function masked(parameters: ReadonlyMap<string, string>): Record<string, string> {
	return Object.fromEntries([...parameters].map(([name, value]) => [name, isSecret(name) ? '•••' : cut(value)]));
}

/** Whether a parameter with this name is a secret, in upper or lower case. */
export function isSecret(name: string): boolean {
	return SECRETS.includes(name.toLowerCase());
}

function cut(value: string): string {
	return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}
