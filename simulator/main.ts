import { EXIT_WRONG_USE } from './command';
import type { Command } from './command';
import { HELP as DESK_HELP, deskCommandOf } from './desk/command-line';
import { startDeskSimulator } from './desk/simulator';
import { HELP, commandOf } from './support/command-line';
import { startSimulator } from './support/simulator';

/** One of the services, as the command runs it. */
interface Service<Options> {
	readonly help: string;
	readonly port: number;
	read(given: readonly string[]): Command<Options>;
	start(options: Options): Promise<{ readonly greeting: readonly string[]; close(): Promise<void> }>;
}

const SUPPORT: Service<Parameters<typeof startSimulator>[0]> = {
	help: HELP,
	port: 8086,
	read: commandOf,
	start: async (options) => {
		const { url, access, quota, records, close } = await startSimulator(options);
		const greeting = [
			`Zoho Support simulator at ${url}`,
			`  page        ${url}/`,
			`  portal      ${access.portal}   departments demodepartment, billing`,
			`  auth token  ${access.authToken}`,
			`  sign-in     ${access.email} / ${access.password}   (API key ${access.apiKey})`,
			`  cases       ${records('requests').length}   requests a day ${quota.limit()}`,
		];
		return { greeting, close };
	},
};

const DESK: Service<Parameters<typeof startDeskSimulator>[0]> = {
	help: DESK_HELP,
	port: 8087,
	read: deskCommandOf,
	start: async (options) => {
		const { url, access, credits, count, close } = await startDeskSimulator(options);
		const greeting = [
			`Zoho Desk simulator at ${url}`,
			`  accounts       ${url}/oauth/v2/auth, ${url}/oauth/v2/token`,
			`  API            ${url}/api/v1   organization ${access.orgId}   departments Support, Billing`,
			`  client         ${access.clientId} / ${access.clientSecret}`,
			`  refresh token  ${access.refreshToken}`,
			`  replies from   ${access.fromAddress}`,
			`  tickets        ${count('tickets')}   credits a day ${credits.limit}`,
		];
		return { greeting, close };
	},
};

function complain(message: string): void {
	process.stderr.write(`${message}\n`);
	process.exitCode = EXIT_WRONG_USE;
}

async function run<Options extends object>(
	service: Service<Options | undefined>,
	given: readonly string[],
): Promise<void> {
	const command = service.read(given);
	if (command.kind === 'help') return void process.stdout.write(service.help);
	if (command.kind === 'wrong') return complain(command.message);
	const options = { port: service.port, ...command.options };
	try {
		const { greeting, close } = await service.start(options as Options & { port: number });
		const stop = (): void => void close().then(() => process.exit(0));
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
		process.stdout.write(`${[...greeting, 'Stop with Ctrl-C.'].join('\n')}\n`);
	} catch (error) {
		complain(reasonOf(error, options.port));
	}
}

function reasonOf(error: unknown, port: number): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE') return `Port ${port} of 127.0.0.1 is in use. Choose another with --port N.`;
	if (code === 'EACCES') return `Port ${port} is not allowed to this user. Choose another with --port N.`;
	return error.message;
}

/** The service from `--service NAME` or `--service=NAME`, and the other arguments. */
function chosen(given: readonly string[]): { readonly service: string; readonly rest: string[] } {
	const place = given.findIndex((argument) => argument === '--service' || argument.startsWith('--service='));
	if (place === -1) return { service: 'support', rest: [...given] };
	const [, joined] = (given[place] ?? '').split('=');
	const rest = given.filter((_argument, index) => index !== place && (joined !== undefined || index !== place + 1));
	return { service: joined ?? given[place + 1] ?? '', rest };
}

const { service, rest } = chosen(process.argv.slice(2));
if (service === 'support') void run(SUPPORT, rest);
else if (service === 'desk') void run(DESK, rest);
else complain(`There is no service "${service}". Services: support, desk.`);
