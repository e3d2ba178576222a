import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deskCredentialFor } from '../../scripts/n8n/credential';
import { startDeskSimulator } from '../../simulator/desk/simulator';

/** What a reader needs to reach a simulator in another process. */
export interface DeskAccess {
	readonly url: string;
	readonly orgId: string;
	readonly accessToken: string;
	readonly credential: ICredentialDataDecryptedObject;
}

/** Starts Zoho Desk in this process, with so many tickets, and so many milliseconds before each answer. */
export async function openDeskPortal(tickets: number, latency: number): Promise<DeskAccess> {
	const desk = await startDeskSimulator({ seed: 1, tickets, latency });
	const { url, access, grants } = desk;
	// HTTP Request has the organization in its form too.
	const credential = { ...deskCredentialFor(desk), organizationId: access.orgId, edition: 'enterprise' };
	return { url, orgId: access.orgId, accessToken: grants.accessToken(), credential };
}
