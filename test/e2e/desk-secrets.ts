/** The secrets of Zoho Desk that n8n got to know in these tests. The simulator forgets a token that has ended. */
import type { DeskSimulator } from '../../simulator/desk/simulator';

const tokens = new Set<string>();

/** Keeps the tokens that are valid now. */
export function noteTokens({ grants }: DeskSimulator): void {
	for (const token of [...grants.accessTokens(), ...grants.refreshTokens()]) tokens.add(token);
}

/** The client secret and all tokens so far. */
export function deskSecrets(desk: DeskSimulator): string[] {
	noteTokens(desk);
	return [desk.access.clientSecret, ...tokens];
}
