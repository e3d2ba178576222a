import type { FileToSend } from '../../helpdesk/case-work';
import type { Json } from '../../helpdesk/json';
import type { Problem } from '../../helpdesk/problem';

/** One request of the Desk API, without address, sign-in or organization. */
export interface DeskCall {
	/** A read may be sent again, a write only if it certainly was not carried out. */
	readonly access: 'read' | 'write';
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below `/api/v1`, such as `/tickets/123`. Its parts are already encoded. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: Json;
	/** A file to send as `multipart/form-data`, in the part `file`. */
	readonly upload?: FileToSend;
	/** What it costs in credits, as far as known; the service's own header counts when it comes. */
	readonly weight: number;
	/** True if the answer is a file: `bytes` come in place of JSON. */
	readonly isDownload?: boolean;
}

/** The answer to a call. */
export type DeskAnswer =
	| { readonly kind: 'body'; readonly body: Json }
	/** HTTP 204, or an answer without a body. */
	| { readonly kind: 'empty' }
	| { readonly kind: 'file'; readonly content: Uint8Array; readonly contentType: string; readonly fileName?: string }
	| DeskPlan
	| DeskRefusal;

/** In a dry run: a write that was not sent. */
export interface DeskPlan {
	readonly kind: 'planned';
	readonly call: DeskCall;
}

/** An error answer of the service. */
export interface DeskRefusal {
	readonly kind: 'error';
	readonly problem: Problem;
	/** The query parameter that a 422 names: `limit` in "The value passed for field 'limit' exceeds …". */
	readonly parameter?: string;
	/** True if the service does not know that parameter; otherwise it does not take its value. */
	readonly isUnknown?: boolean;
	/** The range that it names, both ends included. */
	readonly range?: { readonly least: number; readonly most: number };
	/** The fields that it names, by API name, with the reason in the service's words. */
	readonly fields?: ReadonlyArray<{ readonly name: string; readonly reason: string }>;
}

/**
 * Sends one call and reads its answer.
 * @throws HelpdeskError if no usable answer came, or if nothing more may be sent
 */
export type DeskDoor = (call: DeskCall) => Promise<DeskAnswer>;
