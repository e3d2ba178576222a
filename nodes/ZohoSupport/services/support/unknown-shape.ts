import { unusableAnswer } from '../../connection/unusable-answer';
import type { HelpdeskError } from '../../helpdesk/problem';

/** The error for a result of unknown shape: nothing follows from it, not even that there is no data. */
export function unknownShape(): HelpdeskError {
	return unusableAnswer('the result has a shape that the Zoho Support API does not use');
}
