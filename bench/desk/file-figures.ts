import { spread, table } from '../figures';
import { run, tell, whileRunning } from '../processes';
import type { FileStore, FileWay } from './files';

/** How much is measured: bytes of the file, and rounds of each way. */
type Size = Readonly<Record<'bytes' | 'rounds', number>>;

export const WHOLE_FILES: Size = { bytes: 100_000_000, rounds: 3 };
export const QUICK_FILES: Size = { bytes: 10_000_000, rounds: 1 };

const WAYS: ReadonlyArray<readonly [name: string, way: FileWay, store: FileStore]> = [
	['Upload, n8n keeps files on disk', 'upload', 'filesystem'],
	['Download, n8n keeps files on disk', 'download', 'filesystem'],
	['Upload, n8n keeps files in the items', 'upload', 'memory'],
	['Download, n8n keeps files in the items', 'download', 'memory'],
];

/** The table of docs/performance.md on files, by the name of its markers. Each measurement is a process of its own. */
export async function fileTablesOf({ bytes, rounds }: Size): Promise<Readonly<Record<string, string>>> {
	tell(`Memory of one file of ${bytes / 1e6} MB on Zoho Desk:`);
	const rows = await whileRunning('deskFilePortal', [bytes], async (portal) => {
		const measured: string[][] = [];
		for (const [name, way, store] of WAYS) {
			const peaks: number[] = [];
			for (let round = 0; round < rounds; round += 1) peaks.push(await run('deskFile', way, store, portal, bytes));
			measured.push([name, spread(peaks, 0)]);
		}
		return measured;
	});
	return { 'desk-files': table([`one file of ${bytes / 1e6} MB`, 'MB at the peak, on top of n8n'], ...rows) };
}
