/** `npm start`: examples on both services, run by n8n's own engine against a simulated Zoho Support and Zoho Desk. */
import { Option } from '@commander-js/extra-typings';
import { createEngine } from '../test/engine/engine';
import { command, orAborted, runCommand } from './command';
import { firstLight, secondAct } from './start/classic-acts';
import { deskFirstLight, deskSecondAct } from './start/desk-acts';
import type { AnswerFormat } from './start/example';

type ServiceChoice = 'desk' | 'support';

const START = command(
	'npm start',
	`Starts a simulated Zoho Desk and a simulated Zoho Support on this machine and runs examples on them, with the built
package and n8n's own nodes, inside n8n's engine. For each service two acts: an example that works a help desk from end to
end, and one that is active while customers open cases and n8n restarts. Shows what every step gave, what it cost and how
long it took, then ends: with 0 when every step gave what the examples promise, with 1 when one did not, with 130 on
Ctrl-C.`,
)
	.addOption(new Option('--service <service>', 'one service alone').choices(['desk', 'support'] as const))
	.addOption(
		new Option('--format <format>', 'the format in which the classic API answers')
			.choices(['json', 'xml'] as const)
			.default('json' as const),
	);

async function allActs(service: ServiceChoice | undefined, format: AnswerFormat, signal: AbortSignal): Promise<number> {
	console.log("Loading n8n's engine and the built package.");
	const theatre = { engine: await createEngine(), signal };
	const broken: string[] = [];
	if (service !== 'support') broken.push(...(await deskFirstLight(theatre)), ...(await deskSecondAct(theatre)));
	if (service !== 'desk') broken.push(...(await firstLight(theatre, format)), ...(await secondAct(theatre, format)));
	if (broken.length === 0) console.log('\nEvery step gave what the examples promise.');
	else console.log(`\nThese promises were not kept:\n${broken.map((what) => `  ✗ ${what}`).join('\n')}`);
	return broken.length === 0 ? 0 : 1;
}

void runCommand(
	START,
	async ({ service, format }, signal) => await orAborted(allActs(service, format, signal), signal),
);
