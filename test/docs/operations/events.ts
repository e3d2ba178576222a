/** What docs/operations/trigger-events.md shows of each event: a trigger that polls before and after something happened. */
import type { INodeParameters } from 'n8n-workflow';
import type { DeskSimulator } from '../../../simulator/desk/simulator';
import type { Simulator } from '../../../simulator/support/simulator';

/** What happens between two polls. */
export interface Happening {
	readonly parameters: INodeParameters;
	/** What is settled at Zoho Desk before the first poll. */
	readonly before?: (zoho: DeskSimulator) => void;
	readonly onDesk: (zoho: DeskSimulator, id: string) => void;
	/** Absent for an event that the classic service does not tell. */
	readonly onClassic?: (zoho: Simulator, id: string) => void;
}

const CASE = { resource: 'case' };
const changed: Pick<Happening, 'onDesk' | 'onClassic'> = {
	onDesk: (zoho, id) => zoho.change('tickets', id, { status: 'Escalated' }),
	onClassic: (zoho, id) => zoho.change('requests', id, { Status: 'Escalated' }),
};

/** An example for each event. */
export const HAPPENINGS: Readonly<Record<string, Happening>> = {
	created: {
		parameters: { ...CASE, event: 'created' },
		onDesk: (zoho) => void zoho.add('tickets', { subject: 'Printer on fire', contact: { lastName: 'Lee' } }),
		onClassic: (zoho) => void zoho.add('requests', { Subject: 'Printer on fire', 'Contact Name': 'Ann Lee' }),
	},
	createdOrUpdated: { parameters: { ...CASE, event: 'createdOrUpdated' }, ...changed },
	updated: { parameters: { ...CASE, event: 'updated' }, ...changed },
	fieldChanged: { parameters: { ...CASE, event: 'fieldChanged', watchedFields: ['Status'] }, ...changed },
	newComment: {
		parameters: { ...CASE, event: 'newComment' },
		before: (zoho) => zoho.setOpenPoints({ commentModifies: 'yes' }),
		onDesk: (zoho, id) => void zoho.receive(id, { kind: 'comment', content: 'It works again' }),
	},
	newReply: {
		parameters: { ...CASE, event: 'newReply' },
		onDesk: (zoho, id) => void zoho.receive(id, { kind: 'reply', content: 'It works again' }),
	},
};
