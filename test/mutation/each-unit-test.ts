import { globSync } from 'node:fs';

/**
 * The unit tests as one file, for `npm run test:mutation`: each mutant loads the modules once, not once per file. Left
 * out are tests that break nothing of what is mutated, and `new-module`, which replaces modules for all.
 */
const OTHERS = /\/(walk|batches|new-module)/;

for (const file of globSync('test/{form,helpdesk,services,services/support,trigger/*}/*.test.ts').sort())
	if (!OTHERS.test(file)) await import(`../../${file}`);
