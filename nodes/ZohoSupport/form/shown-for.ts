import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * Adds one display rule to each property of a list, so that the list itself stays short. A rule that a property
 * already has wins: n8n's `updateDisplayOptions` would merge the two lists of resources.
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

/** The opposite: hides each property of a list under a rule. */
export function hiddenFor(
	hide: NonNullable<IDisplayOptions['hide']>,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, hide: { ...property.displayOptions?.hide, ...hide } },
	}));
}
