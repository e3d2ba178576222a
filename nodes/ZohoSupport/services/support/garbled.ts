import { HelpdeskError, problem, sentences } from '../../helpdesk/problem';

/** The answer can't be used: `what` says in a few words what came in its place. */
export function garbled(what: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'garbled',
			sentences(`The answer cannot be used: ${what}`),
			'Try again later. If the error stays, check the API address in the credential, and the proxy or firewall between n8n and Zoho.',
		),
	);
}

/** A result that no document and no client knows: nothing may be concluded from it, not even that there is nothing. */
export function foreignResult(): HelpdeskError {
	return garbled('its result does not look like one of the Zoho Support API');
}
