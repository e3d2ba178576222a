/** The example that a person can watch: published, so that its trigger polls while n8n runs. */
import type { Arrival } from '../receiver';
import type { Session, StoredExample } from './session';

const LIVE = 'new-case-to-webhook';

/** Publishes the example; undefined when the folder of examples has none of that name. */
export async function goLive({ api, examples }: Session): Promise<StoredExample | undefined> {
	const example = examples.find(({ key }) => key === LIVE);
	if (example !== undefined) await api.publish(example.id);
	return example;
}

/** What to do, and where to look. */
export function invitation({ workflow, id }: StoredExample, { n8n, zoho }: Session): string[] {
	return [
		`"${workflow.name}" is published and asks for new cases every minute. To see one arrive:`,
		`  1. open ${zoho.url} and press "New case from a customer"`,
		'  2. within a minute the workflow sends it on, and a line appears here',
		`  3. its run is at ${n8n.url}/workflow/${id}/executions`,
	];
}

/** One line for something that an example sent on: a case, or a report in words. */
export function arrivalLine(arrival: Arrival, now: Date): string {
	const { id, Subject: subject, Email: email, text } = arrival;
	const what = typeof text === 'string' ? text : `case ${String(id)} "${String(subject)}" from ${String(email)}`;
	return `${now.toTimeString().slice(0, 8)}   arrived: ${what}`;
}
