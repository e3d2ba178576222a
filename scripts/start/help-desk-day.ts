import type { DeskSimulator } from '../../simulator/desk/simulator';
import { newCase } from '../../simulator/support/portal/new-case';
import type { Simulator } from '../../simulator/support/simulator';
import { deskPortal, type Portal, supportPortal } from './portals';

/** What customers and agents do between two polls. Each gives the id of the case. */
export interface HelpDeskDay {
	readonly portal: Portal;
	/** A customer opens a case. */
	openCase(): string;
	/** An agent raises the last case that was opened. */
	changeCase(): string;
}

export function supportDay(simulator: Simulator): HelpDeskDay {
	const opened: string[] = [];
	return {
		portal: supportPortal(simulator),
		openCase: () => {
			const id = simulator.add('requests', newCase(opened.length + 1));
			opened.push(id);
			return id;
		},
		changeCase: () => {
			const id = opened.at(-1) ?? '';
			simulator.change('requests', id, { Priority: 'High' });
			return id;
		},
	};
}

/** On Zoho Desk a minute passes before each thing that happens, as between two polls of every minute. */
export function deskDay(desk: DeskSimulator): HelpDeskDay {
	const opened: string[] = [];
	return {
		portal: deskPortal(desk),
		openCase: () => {
			desk.clock.advance(MINUTE_MS);
			const { Subject: subject, Email: email, Description: description } = newCase(opened.length + 1);
			const departmentId = desk.access.departments.support;
			const contact = { lastName: 'Customer', email };
			const id = desk.add('tickets', { subject, email, description, departmentId, contact });
			opened.push(id);
			return id;
		},
		changeCase: () => {
			desk.clock.advance(MINUTE_MS);
			const id = opened.at(-1) ?? '';
			desk.change('tickets', id, { priority: 'High' });
			return id;
		},
	};
}

const MINUTE_MS = 60_000;
