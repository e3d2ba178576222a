/** `npm run schemas`: writes the output schemas of every operation and event from what really comes out. */
import { createEngine } from '../test/engine/engine';
import { command, orAborted, runCommand } from './command';
import { FOLDER, type SchemaFile, schemaFiles, writeFiles } from './schemas/files';
import { seeEverything, versionsOf } from './schemas/seen';

const SCHEMAS = command(
	'npm run schemas',
	`Runs every operation and every event of each version of the node in n8n's engine, against the simulators, and writes the
schema of what came out into ${FOLDER}. n8n's editor shows those fields before the first run.

It takes a minute or two. Commit what it changed.`,
);

async function write(): Promise<number> {
	const engine = await createEngine();
	const files = new Map<string, SchemaFile>();
	for (const version of versionsOf(engine))
		for (const [name, schema] of schemaFiles(version, await seeEverything(engine, version))) files.set(name, schema);
	const changed = writeFiles(files);
	for (const name of changed) console.log(`changed  ${name}`);
	console.log(`${files.size} schemas, ${changed.length} changed`);
	return 0;
}

void runCommand(SCHEMAS, async (_options, signal) => await orAborted(write(), signal));
