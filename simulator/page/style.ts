/** One stylesheet, light and dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--ground: light-dark(#f5f6f8, #15181d);
	--panel: light-dark(#ffffff, #1e232a);
	--line: light-dark(#d5dae1, #39414c);
	--ink: light-dark(#1b2430, #e8ecf1);
	--soft: light-dark(#566273, #a5b0bf);
	--accent: light-dark(#0b5cad, #7ab8ff);
	--on-accent: light-dark(#ffffff, #10151b);
	--good: light-dark(#1a6b35, #7fd49b);
	--bad: light-dark(#b3261e, #ff9d94);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: 1rem clamp(1rem, 3vw, 2.5rem); background: var(--panel); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.3rem; }
h2 { margin: 0 0 .75rem; font-size: 1.05rem; }
h3 { margin: 1rem 0 .5rem; font-size: .95rem; }
p { margin: 0 0 .75rem; }
header p { margin: 0; color: var(--soft); }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; padding: 1rem clamp(1rem, 3vw, 2.5rem) 3rem; align-items: start; }
main:focus { outline: none; }
section { min-width: 0; padding: 1rem 1.25rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: .6rem; }
section.wide { grid-column: 1 / -1; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0 0 1rem; }
.cards div { padding: .6rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
dt { color: var(--soft); font-size: .85rem; }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
meter { display: block; width: 100%; margin-top: .25rem; }
.access { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.scroll { overflow: auto; margin-bottom: .75rem; border: 1px solid var(--line); border-radius: .4rem; max-height: 28rem; }
.tall { max-height: 36rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: var(--panel); color: var(--soft); font-size: .85rem; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.hint, .source { color: var(--soft); font-size: .85rem; }
td select { min-width: 13rem; }
.changed th::after { content: " (changed)"; color: var(--accent); font-weight: 400; font-size: .85rem; }
code { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .5rem .75rem; align-items: end; }
form p { margin: 0; }
form .action { grid-column: 1 / -1; margin: .25rem 0 .5rem; }
label { display: block; font-size: .85rem; color: var(--soft); }
input, select { width: 100%; min-height: 2.25rem; padding: .3rem .5rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .35rem; }
button { min-height: 2.25rem; padding: .3rem .8rem; font: inherit; color: var(--accent); background: transparent; border: 1px solid var(--accent); border-radius: .35rem; cursor: pointer; }
button:hover, form button:not([type]) { color: var(--on-accent); background: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--accent); color: var(--on-accent); border-radius: 0 0 .4rem .4rem; z-index: 1; }
.skip:focus { top: 0; }
.notice { margin: 1rem clamp(1rem, 3vw, 2.5rem) 0; padding: .6rem 1rem; border: 1px solid var(--bad); border-radius: .4rem; background: var(--panel); }
.ok, .empty { color: var(--good); }
.error, .fault { color: var(--bad); font-weight: 600; }
ul { margin: 0; padding-left: 1.2rem; }
@media (max-width: 40rem) {
	.stack thead { position: absolute; clip-path: inset(50%); }
	.stack tr { display: block; border-bottom: 1px solid var(--line); }
	.stack th, .stack td { display: block; border-bottom: 0; }
	td select { min-width: 0; }
}
@media (prefers-reduced-motion: no-preference) { .skip { transition: top .15s; } }
`;
