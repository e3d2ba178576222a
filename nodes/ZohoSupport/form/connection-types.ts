import type { NodeConnectionType } from 'n8n-workflow';

/**
 * The usual kind of connection. It is the plain value, since older versions of n8n-workflow have no
 * `NodeConnectionTypes`.
 */
export const MAIN: NodeConnectionType = 'main';
