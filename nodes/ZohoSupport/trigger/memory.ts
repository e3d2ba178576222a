import type { Remembered } from './continuity';

/** What one n8n process remembers of its triggers, by workflow and node. Nothing of it is needed for a trigger to be right but what continuity.ts says. */

/** Polls under way: a second one of the same trigger has nothing to do. */
export const underWay = new Set<string>();

export const remembered = new Map<string, Remembered>();

/** The end of the day for which a trigger has said that the quota is spent. */
export const toldSpent = new Map<string, string>();

/** The wait between polls that a trigger has told last, in milliseconds. */
export const toldWait = new Map<string, number>();
