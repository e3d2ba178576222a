import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import { MADE } from '../committed-page';
import { SERVICES, TITLES } from '../services';
import { isShown, rowsOf, sentence } from './form';
import { type ExampleRun, exampleSection, parameterSection, priceOf } from './page';

/** What one event gave, and where. */
export interface EventRun {
	readonly event: string;
	readonly service: ServiceName;
	readonly run: ExampleRun;
}

/** The events of a service for its cases, as the form of the trigger lists them. */
function eventsOf({ properties }: INodeTypeDescription, service: ServiceName): INodePropertyOptions[] {
	const list = properties.find((one) => one.name === 'event' && isShown(one, { service, resource: 'case' }));
	return (list?.options ?? []).filter((part): part is INodePropertyOptions => 'value' in part);
}

/** docs/operations/trigger-events.md. */
export function eventsPage(description: INodeTypeDescription, runs: readonly EventRun[]): string {
	const parts = SERVICES.flatMap((service) =>
		eventsOf(description, service).flatMap(({ name, value, description: words = '' }) => {
			const done = runs.find((one) => one.event === value && one.service === service);
			const rows = rowsOf(description.properties, { service, resource: 'case', event: String(value) });
			return [
				`## ${TITLES[service]}: ${name}`,
				`${sentence(words)}${done === undefined ? '' : ` A poll that finds one such event costs ${priceOf(done.run)}.`}`,
				...parameterSection(
					rows.filter((row) => row.name !== 'Event'),
					service === 'desk' ? 'Ticket' : 'Case',
				),
				...exampleSection(done?.run, TITLES[service]),
			];
		}),
	);
	const introduction =
		'What the trigger waits for, with the parameters and an example of each event. How it works, and what it promises: [the trigger](../trigger.md).';
	return ['# Events of the trigger', MADE, '[All operations](README.md)', introduction, ...parts].join('\n\n');
}
