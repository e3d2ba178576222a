import type { Version } from '../../../helpdesk/changes';

export const createdAt = ({ made, changed }: Version) => made ?? changed.earliest;

export const isOlder = (row: Version, than: Version | undefined) =>
	than !== undefined && row.changed.earliest < than.changed.earliest;

/**
 * Whether a known version was read by id, and has the same time as a row of the search. It may be newer than that row,
 * so the row does not say what was handled.
 */
export const isShownInPart = (known: Version | undefined, row: Version) =>
	known?.print === '' && known.changed.earliest === row.changed.earliest;
