import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../../nodes/ZohoSupport/form/shown-for';
import { ZohoSupport as InVersion1 } from '../../nodes/ZohoSupport/ZohoSupport.node';

const IN_1 = { '@version': [1] };
const IN_2 = { '@version': [2] };

/**
 * The node with a version 2, made as docs/architecture.md says: *Limit* begins with 2 instead of 50, and Get Many has
 * no *Options*.
 */
export class ZohoSupport extends InVersion1 {
	constructor() {
		super();
		const properties = this.description.properties.flatMap(inEachVersion);
		this.description = { ...this.description, version: [1, 2], defaultVersion: 2, properties };
	}
}

function inEachVersion(property: INodeProperties): INodeProperties[] {
	const { name, displayOptions } = property;
	if (name === 'limit') return [...shownFor(IN_1, [property]), ...shownFor(IN_2, [{ ...property, default: 2 }])];
	const isOfGetMany = displayOptions?.show?.operation?.[0] === 'getMany';
	return name === 'options' && isOfGetMany ? shownFor(IN_1, [property]) : [property];
}
