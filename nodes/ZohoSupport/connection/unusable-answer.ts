import { HelpdeskError, problem, sentences } from '../helpdesk/problem';

/**
 * The error for an answer that did not come from Zoho, or cannot be read. `reason` is a short clause that says what is
 * wrong.
 */
export function unusableAnswer(reason: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'garbled',
			sentences(`No usable answer: ${reason}`),
			'Try again later. If this stays, check the addresses in the credential, and any proxy or firewall between n8n and Zoho.',
		),
	);
}
