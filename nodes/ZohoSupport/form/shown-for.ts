import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * Puts one display rule on each property of a list, so that the list itself reads clean. Rules of a property's own hold: n8n's
 * `updateDisplayOptions` would merge the two lists of resources.
 */
export function shownFor(
	show: NonNullable<IDisplayOptions['show']>,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, show: { ...show, ...property.displayOptions?.show } },
	}));
}
