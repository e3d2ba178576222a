import { probe } from '../../scripts/probe/command';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import type { Report } from './probe-place';

/** The environment that leads the probe to a simulator. */
export function deskEnvironmentOf({ url, access }: DeskSimulator): Record<string, string> {
	return {
		ZOHO_DESK_API: url,
		ZOHO_DESK_ACCOUNTS: url,
		ZOHO_DESK_CLIENT_ID: access.clientId,
		ZOHO_DESK_CLIENT_SECRET: access.clientSecret,
		ZOHO_DESK_REFRESH_TOKEN: access.refreshToken,
	};
}

export interface DeskRun {
	readonly code: number;
	readonly printed: string;
	readonly told: readonly string[];
}

/** Runs the probe in this process, by the clock of the simulator: waiting moves it on. */
export async function runDeskProbe(
	argv: readonly string[],
	zoho: DeskSimulator,
	{ env = deskEnvironmentOf(zoho), signal = new AbortController().signal } = {},
): Promise<DeskRun> {
	const told: string[] = [];
	let printed = '';
	const code = await probe(['--service', 'desk', ...argv], {
		env,
		tell: (line) => void told.push(line),
		print: (text) => void (printed += text),
		signal,
		pace: {
			now: () => zoho.clock.now().getTime(),
			wait: async (milliseconds) => {
				signal.throwIfAborted();
				zoho.clock.advance(milliseconds);
				await Promise.resolve();
			},
		},
	});
	return { code, printed, told };
}

/** Runs the probe with `--yes --json` and gives its report. */
export async function deskReportOf(zoho: DeskSimulator, ...more: string[]): Promise<Report & { credits: number }> {
	const { printed, told } = await runDeskProbe(['--yes', '--json', ...more], zoho);
	if (printed === '') throw new Error(told.join('\n'));
	return JSON.parse(printed) as Report & { credits: number };
}
