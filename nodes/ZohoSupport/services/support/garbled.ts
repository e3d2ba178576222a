import { HelpdeskError, problem, sentences } from '../../helpdesk/problem';

/** An answer came that is none: `what` says in a few words what came in its place. */
export function garbled(what: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'garbled',
			sentences(`No usable answer: ${what}`),
			'Try again later. If it stays, check the API address in the credential, and what stands between n8n and Zoho (proxy, firewall).',
		),
	);
}

/** A result that no document and no client knows: nothing may be concluded from it, not even that there is nothing. */
export function foreignResult(): HelpdeskError {
	return garbled('the result of the answer has a shape that is not one of the Zoho Support API');
}
