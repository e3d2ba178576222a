import type { Service } from '../service';
import { zohoSupportApiTest } from './credential-test';

/** The classic API, as one row of the table of services. */
export const SUPPORT: Service = {
	credentialType: 'zohoSupportApi',
	credentialTests: { zohoSupportApiTest },
	words: { name: 'Zoho Support' },
};
