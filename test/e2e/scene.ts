/** What the two help desks hold for one operation that a person plays. */
import assert from 'node:assert/strict';
import type { Session } from '../../scripts/n8n/session';

const CUSTOMER = { lastName: 'Lee', email: 'ann.lee@example.com' };

export class Scene {
	constructor(private readonly session: Session) {}

	/** The ID of a new ticket of Zoho Desk. */
	ticket(subject = 'The printer is silent'): string {
		const { desk } = this.session;
		const departmentId = desk.access.departments.support;
		return desk.add('tickets', { subject, departmentId, channel: 'Email', email: CUSTOMER.email, contact: CUSTOMER });
	}

	/** The ID of a new ticket that its customer has written to. */
	ticketWithMessage(): string {
		const id = this.ticket();
		this.session.desk.receive(id, { kind: 'reply', content: 'It does not print any more.' });
		return id;
	}

	/** The ID of a new contact of Zoho Desk. */
	contact(): string {
		return this.session.desk.add('contacts', { ...CUSTOMER });
	}

	/** The ID of a new case of Zoho Support. */
	case(): string {
		return this.session.zoho.add('requests', { Subject: 'The printer is silent', 'Contact Name': 'Ann Lee' });
	}

	/** The IDs of a new ticket of Zoho Desk and of a file of it. */
	async ticketWithFile(): Promise<{ ticket: string; file: string }> {
		const { desk } = this.session;
		const ticket = this.ticket();
		const body = new FormData();
		body.append('file', new Blob(['The printer, seen from above']), 'printer.txt');
		const answer = await fetch(`${desk.url}/api/v1/tickets/${ticket}/attachments`, {
			method: 'POST',
			headers: { authorization: `Zoho-oauthtoken ${desk.grants.accessToken()}`, orgId: desk.access.orgId },
			body,
		});
		const stored: unknown = await answer.json();
		assert.ok(typeof stored === 'object' && stored !== null && 'id' in stored, JSON.stringify(stored));
		return { ticket, file: String(stored.id) };
	}
}
