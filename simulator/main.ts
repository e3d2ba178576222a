import { EXIT_WRONG_USE, HELP, commandOf } from './support/command-line';
import { startSimulator } from './support/simulator';
import type { Simulator, SimulatorOptions } from './support/simulator';

const DEFAULT_PORT = 8086;

function complain(message: string): void {
	process.stderr.write(`${message}\n`);
	process.exitCode = EXIT_WRONG_USE;
}

function introduction({ url, access, quota, records }: Simulator): string {
	return [
		`Zoho Support simulator at ${url}`,
		`  page        ${url}/`,
		`  portal      ${access.portal}   departments demodepartment, billing`,
		`  auth token  ${access.authToken}`,
		`  sign-in     ${access.email} / ${access.password}   (API key ${access.apiKey})`,
		`  cases       ${records('requests').length}   requests a day ${quota.limit()}`,
		'Stop with Ctrl-C.',
	].join('\n');
}

async function run(options: SimulatorOptions): Promise<void> {
	const port = options.port ?? DEFAULT_PORT;
	const simulator = await startSimulator({ ...options, port });
	process.stdout.write(`${introduction(simulator)}\n`);
	const stop = (): void => void simulator.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function reasonOf(error: unknown, port: number): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE') return `Port ${port} of 127.0.0.1 is in use. Choose another with --port N.`;
	if (code === 'EACCES') return `Port ${port} is not allowed to this user. Choose another with --port N.`;
	return error.message;
}

const command = commandOf(process.argv.slice(2));
if (command.kind === 'help') process.stdout.write(HELP);
else if (command.kind === 'wrong') complain(command.message);
else run(command.options).catch((error: unknown) => complain(reasonOf(error, command.options.port ?? DEFAULT_PORT)));
