import type { NodeConnectionType } from 'n8n-workflow';

/** The usual kind of connection: its value, since older copies of n8n-workflow have no `NodeConnectionTypes` and loading must not need it. */
export const MAIN: NodeConnectionType = 'main';
