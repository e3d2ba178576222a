import type { IHttpRequestOptions } from 'n8n-workflow';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { Account } from './account';
import type { DeskCall } from './call';
import { multipartOf } from './multipart';

/** How long an answer may take, in milliseconds. */
const TIMEOUT_MS = 60_000;
const FILE_TIMEOUT_MS = 300_000;

/** Needs no organization: it lists them. */
export const ORGANIZATIONS: DeskCall = { access: 'read', method: 'GET', path: '/organizations', weight: 1 };

export function needsOrganization(call: DeskCall): boolean {
	return call.path !== ORGANIZATIONS.path;
}

/** Sends a request as n8n's helper takes it, once; the access token is not part of it. */
export type RequestOptions = IHttpRequestOptions & { url: string; headers: Record<string, string> };

/**
 * The request of a call. It asks for bytes and headers whatever the status.
 * @throws HelpdeskError `data` for a file that is neither bytes nor a stream
 */
export async function requestOptions(
	{ deskAddress }: Account,
	call: DeskCall,
	organizationId: string | undefined,
): Promise<RequestOptions> {
	// A space as %20: the service's own examples write it so.
	const query = new URLSearchParams(call.query).toString().replaceAll('+', '%20');
	const isFile = call.upload !== undefined || call.isDownload === true;
	const { body, headers } = await contentOf(call);
	return {
		method: call.method,
		url: `${deskAddress}/api/v1${call.path}${query === '' ? '' : `?${query}`}`,
		headers: { ...headers, ...(organizationId === undefined ? {} : { orgId: organizationId }) },
		...(body === undefined ? {} : { body }),
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A request with a token must not be redirected to another address.
		disableFollowRedirect: true,
		timeout: isFile ? FILE_TIMEOUT_MS : TIMEOUT_MS,
	};
}

interface Content {
	readonly body?: IHttpRequestOptions['body'];
	readonly headers: Record<string, string>;
}

async function contentOf({ upload, body }: DeskCall): Promise<Content> {
	if (upload !== undefined) {
		const form = multipartOf('file', upload.fileName, upload.contentType, await upload.open());
		if (form === undefined) throw noFile(upload.fileName);
		return form;
	}
	if (body === undefined) return { headers: {} };
	return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

function noFile(name: string): HelpdeskError {
	return new HelpdeskError(
		problem('data', `The file '${name}' could not be read.`, 'Check the binary field of the input item.'),
	);
}
