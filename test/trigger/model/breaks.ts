import { type Break } from './broken-product';
import { CURSORS, WALKS } from './breaks-in-reading';
import { EVENTS } from './breaks-in-events';
import { LIVES } from './breaks-in-restarts';

/** Deliberate breaks of the trigger. */
export const BREAKS: readonly Break[] = [...WALKS, ...CURSORS, ...EVENTS, ...LIVES];
