import type { Version } from '../../../helpdesk/changes';

export const createdAt = ({ made, changed }: Version) => made ?? changed.earliest;

export const isOlder = (row: Version, than: Version | undefined) =>
	than !== undefined && row.changed.earliest < than.changed.earliest;
