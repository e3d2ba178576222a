import { readFileSync } from 'node:fs';
import type { History } from './history';
import { Life } from './life';
import { ours } from './ours';
import type { PollPlace, SystemUnderTest } from './system';

const history = JSON.parse(readFileSync(process.argv[2], 'utf8')) as History;
const system = ours();
const loud: SystemUnderTest = { name: 'loud', start: (settings) => {
	const inner = system.start(settings);
	console.log('-- process');
	return { poll: async (place: PollPlace) => {
		console.log('poll at', new Date(place.wall()).toISOString());
		const state = (place.staticData.trigger ?? {}) as Record<string, never>;
		const show = (c: { from: number; top: number; known: { rows: string[] }; quiet?: boolean; wide?: boolean } | undefined) => c && `from ${new Date(c.from).toISOString()} top ${new Date(c.top).toISOString()} known ${c.known.rows.length} ${c.known.rows.slice(0, 60).map((r) => r.split(' ')[0].slice(-3)).join(',')} q${c.quiet} w${c.wide}`;
		console.log('   state turn', state.turn, show(state.cursor), 'BEFORE', show(state.before));
		try {
		const out = await inner.poll({ ...place, ask: async (since, window) => { const rows = await place.ask(since, window); console.log('   ask', since, window.from, window.to, '->', rows.map((r) => `${r.id.slice(-3)}v${r.version.n}@${r.modified.slice(8)}`).join(' ')); return rows; } });
		console.log('   gave', out.map((g) => `${g.kind} ${g.version.id.slice(-3)}v${g.version.n}${g.possibleRepeat ? '?' : ''}`).join(' '));
		const st = (place.staticData.trigger ?? {}) as Record<string, never>;
		console.log('   after turn', st.turn, show(st.cursor));
		return out; } catch (e) { console.log('   threw', String(e)); throw e; }
	} };
} };
new Life(history, loud).play().then(() => console.log('ok'), (e) => console.log(e));
