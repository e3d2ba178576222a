import { HelpdeskError, problem } from '../helpdesk/problem';

/** Fields that can't be sent. */
export function wrongFields(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what}.`, nextStep));
}

/**
 * Labels that differ only in case or blanks are one field: one of the two values would win silently.
 * @throws HelpdeskError `data` that names the label
 */
export function refuseTwice(labels: readonly string[]): void {
	const known = new Set<string>();
	for (const label of labels.map((name) => name.trim())) {
		const folded = label.toLowerCase();
		if (known.has(folded)) throw wrongFields(`The field '${label}' is set twice`, 'Remove one of the two.');
		known.add(folded);
	}
}
