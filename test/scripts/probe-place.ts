import { probe } from '../../scripts/probe/command';
import type { Simulator } from '../../simulator/support/simulator';

/** The report of `--json`. */
export interface Report {
	probedAt: string;
	requests: number;
	points: Array<{ name: string; value: string | null; evidence: string }>;
}

export interface Run {
	code: number;
	/** What went to the output: the report. */
	printed: string;
	/** What went to the error stream: price, progress, trouble. */
	told: string[];
}

/** The environment that leads the probe to a simulator, with its auth token. */
export function environmentOf({ url, access }: Simulator): Record<string, string> {
	return {
		ZOHO_SUPPORT_API: url,
		ZOHO_SUPPORT_ACCOUNTS: url,
		ZOHO_SUPPORT_PORTAL: access.portal,
		ZOHO_SUPPORT_DEPARTMENT: access.department,
		ZOHO_SUPPORT_AUTHTOKEN: access.authToken,
	};
}

/** The same with e-mail and password in place of the token. */
export function passwordEnvironmentOf(simulator: Simulator): Record<string, string> {
	const { email, password } = simulator.access;
	return {
		...environmentOf(simulator),
		ZOHO_SUPPORT_AUTHTOKEN: '',
		ZOHO_SUPPORT_EMAIL: email,
		ZOHO_SUPPORT_PASSWORD: password,
	};
}

/**
 * Runs the probe in this process. `answers` are typed at its questions, in order; without them there is no terminal.
 */
export async function runProbe(
	argv: readonly string[],
	env: Record<string, string>,
	{
		answers,
		asked = [],
		signal = new AbortController().signal,
	}: { answers?: string[]; asked?: string[]; signal?: AbortSignal } = {},
): Promise<Run> {
	const run: Run = { code: -1, printed: '', told: [] };
	const ask = async (question: string, options?: { hidden?: boolean }): Promise<string> => {
		asked.push(`${question}${options?.hidden === true ? '(hidden)' : ''}`);
		return answers?.shift() ?? '';
	};
	run.code = await probe(argv, {
		env,
		...(answers !== undefined && { ask }),
		tell: (line) => void run.told.push(line),
		print: (text) => void (run.printed += text),
		signal,
	});
	return run;
}

/** Runs the probe with `--yes --json` and gives its report. */
export async function reportOf(env: Record<string, string>): Promise<Report> {
	const { printed } = await runProbe(['--yes', '--json'], env);
	return JSON.parse(printed) as Report;
}

/** The value of one point in a report. */
export function valueIn(report: Report, name: string): string | null | undefined {
	return report.points.find((point) => point.name === name)?.value;
}
