import type { Break } from './broken-product';

/** Deliberate breaks of the trigger, each of one line. */
export const BREAKS: readonly Break[] = [
	// What is asked.
	{ what: 'a walk that takes the page after the last row, without overlap', file: 'helpdesk/walk.ts', line: 'this.from += rows.length - 1;\n\t\tthis.anchor', instead: 'this.from += rows.length;\n\t\tthis.anchor' },
	{ what: 'a walk that ends after its first page', file: 'helpdesk/walk.ts', line: 'if (rows.length < this.plan.pageSize || last === undefined) return this.end();', instead: 'return this.end();' },
	{ what: 'times to the minute taken for the second', file: 'helpdesk/support/times.ts', line: 'const slack = earliest % 60_000 === 0 ? 59_999 : 999;', instead: 'const slack = 0;' },
	{ what: 'an answer trusted whatever zone its filter was read in', file: 'trigger/reading.ts', line: 'private reachesBack(): boolean {', instead: 'private reachesBack(): boolean {\n\t\treturn true;' },
	// The watermark.
	{ what: 'a watermark an hour ahead', file: 'trigger/service-clock.ts', line: 'const instant = Math.floor(Math.max(first.newest, sure));', instead: 'const instant = Math.floor(Math.max(first.newest, sure)) + 3_600_000;' },
	{ what: 'a service clock that runs faster than ours', file: 'trigger/service-clock.ts', line: 'const CLOCK_RATE = 0.99;', instead: 'const CLOCK_RATE = 60;' },
	{ what: 'all that waits counted as handled', file: 'trigger/settle.ts', line: 'const later = harvest.pending.slice(most);', instead: 'const later: Harvest["pending"] = [];' },
	// What is known.
	{ what: 'records known by their id alone', file: 'trigger/known.ts', line: 'return (reprinted || row.print', instead: 'return true || (reprinted || row.print' },
	{ what: 'no version known again', file: 'trigger/known.ts', line: 'return (reprinted || row.print', instead: 'return false && (reprinted || row.print' },
	{ what: 'ten rows remembered, not 500', file: 'trigger/known.ts', line: 'const MOST_ROWS = 500;', instead: 'const MOST_ROWS = 10;' },
	{ what: 'versions told apart by time alone', file: 'trigger/known.ts', line: '(reprinted || row.print === known.print) && ', instead: '' },
	{ what: 'a print of what changes by itself', file: 'trigger/sighting.ts', line: 'MOVES_BY_ITSELF.has(label) || ', instead: '' },
	{ what: 'a moved time zone that nobody sees', file: 'trigger/moved-zone.ts', line: 'if (deltas.every((delta) => delta === 0)) return false;', instead: 'return false;' },
	{ what: 'a cursor that does not go along with a moved zone', file: 'trigger/moved-zone.ts', line: 'const move = (instant: number | null) => (instant === null ? null : instant + delta);', instead: 'const move = (instant: number | null) => instant;' },
	// Events.
	{ what: 'events newest first', file: 'trigger/settle.ts', line: 'pending.sort((a, b) => a.event.at - b.event.at', instead: 'pending.sort((a, b) => b.event.at - a.event.at' },
	{ what: 'more events at once than were asked for', file: 'trigger/settle.ts', line: 'const now = harvest.pending.slice(0, most);', instead: 'const now = harvest.pending.slice(0, most + 1);' },
	{ what: 'old records given out when a trigger begins now', file: 'trigger/settle.ts', line: "const fresh = beginning?.from === 'now' ? [] : newsIn(found, state);", instead: 'const fresh = newsIn(found, state);' },
	{ what: 'all records given out, whatever cap was set', file: 'trigger/settle.ts', line: 'const wanted = pending.slice(Math.max(0, pending.length - most));', instead: 'const wanted = pending;' },
	{ what: 'every record new, also one that was there before', file: 'trigger/settle.ts', line: 'if (idKnown) return [{ sighting, existed: true, doubtful }];', instead: '' },
	{ what: 'updates of any record, also one that was never edited', file: 'trigger/events.ts', line: "return wasEdited(sighting) ? 'updated' : undefined;", instead: "return 'updated';" },
	{ what: 'a changed field that is not remembered', file: 'trigger/watched.ts', line: 'if (fields.length === 0 || records.length === 0) return this;', instead: 'return this;' },
	{ what: 'a changed field whatever its value', file: 'trigger/watched.ts', line: 'return kept(now) === old ? [] : [', instead: 'return [' },
	// Restarts, overlaps and errors.
	{ what: 'an earlier batch taken for given after a crash', file: 'trigger/continuity.ts', line: 'return { saved, cursor: saved.before, given: saved.cursor };', instead: 'return { saved, cursor: saved.cursor };' },
	{ what: 'a repeat after a crash without its mark', file: 'trigger/continuity.ts', line: 'return { saved, cursor: saved.before, given: saved.cursor };', instead: 'return { saved, cursor: saved.before };' },
	{ what: 'a repeat where cursors are durable', file: 'trigger/continuity.ts', line: 'if (durable || saved.before === undefined)', instead: 'if (saved.before === undefined)' },
	{ what: 'a batch that n8n dropped taken for given', file: 'trigger/continuity.ts', line: 'if (gaveOut <= confirmed) {', instead: 'if (gaveOut >= 0) {' },
	{ what: 'states of two processes taken for one', file: 'trigger/continuity.ts', line: 'if (saved !== undefined && saved.writer !== own.writer', instead: 'if (saved !== undefined && saved.writer === ""' },
	{ what: 'a failed page taken for an empty one', file: 'trigger/poll-run.ts', line: 'const rows = await this.ask(current.next);', instead: 'const rows = await this.ask(current.next).catch(() => []);' },
	{ what: 'a cursor written before the reading is over', file: 'trigger/poll-run.ts', line: 'const end = await this.steps(start, on);', instead: 'this.host.staticData.trigger = {};\n\t\tconst end = await this.steps(start, on);' },
	{ what: 'a state that is never kept', file: 'trigger/poll-run.ts', line: 'this.host.staticData[STATE] = { ...savedToJson(saved) };', instead: '' },
];
