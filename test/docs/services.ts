import type { ServiceName } from '../../scripts/n8n/workflow';

/** The services, in the order of a page. */
export const SERVICES: readonly ServiceName[] = ['desk', 'support'];

/** Their names on a page. */
export const TITLES: Readonly<Record<ServiceName, string>> = { desk: 'Zoho Desk', support: 'Zoho Support' };
