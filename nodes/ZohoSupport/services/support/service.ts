import type { Service } from '../service';
import { CATALOGUE } from './catalogue';
import { zohoSupportApiTest } from './credential-test';
import { OPTIONS, type SupportOptions } from './options';
import { WRITE_SIZE } from './requests';
import { WORDS } from './service-words';

/** The classic API, as one row of the table of services. */
export const SUPPORT: Service<SupportOptions> = {
	credentialType: 'zohoSupportApi',
	credentialTests: { zohoSupportApiTest },
	words: WORDS,
	catalogue: CATALOGUE,
	limits: { writeSize: WRITE_SIZE },
	options: OPTIONS,
};
