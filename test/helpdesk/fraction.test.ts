import { it } from '@jest/globals';
import fc from 'fast-check';
import { anyChanges, missing, ModelDesk, walkThrough, type Change } from './walk-model';
const kinds: Change['what'][][] = [['edit'], ['edit', 'create'], ['edit', 'create', 'delete'], ['edit', 'delete']];
it('m', () => {
	const lines: string[] = [];
	for (const kind of kinds) for (const [ps, size] of [[5, 100], [10, 400], [200, 1500]]) {
		let ok = 0, shift = 0, all = 0, lost = 0, stay = 0; let ex = '';
		for (const changes of fc.sample(anyChanges(kind), 600)) {
			const o = walkThrough(new ModelDesk('recently-modified-first', size), { pageSize: ps }, changes);
			if (o.shifting) { shift++; continue; }
			all++; stay += o.stayed.length; const m = missing(o).length; lost += m; if (m === 0) ok++; else if (ex.length===0||JSON.stringify(changes).length<ex.length) ex = JSON.stringify(changes);
		}
		lines.push(`${kind} ps${ps} n${size}: whole ${ok}/${all}, shifting ${shift}, lost ${lost}/${stay}  ${ex.slice(0,300)}`);
	}
	console.log(lines.join('\n'));
});
