import { fixedId } from './store/ids';

/** What a client needs to use the simulated organization. It never changes. */
export const ACCESS = {
	orgId: '60000000001',
	clientId: '1000.DEMOCLIENT',
	clientSecret: 'demo-secret',
	refreshToken: '1000.demo-refresh',
	fromAddress: 'support@demodesk.example',
	departments: { support: fixedId(101), billing: fixedId(102) },
	agents: { ada: fixedId(201), ben: fixedId(202), cleo: fixedId(203) },
	teams: { firstLine: fixedId(401), invoices: fixedId(402) },
} as const;
