/** Where the docs say more of a service, as form/docs-link.ts takes it. */
export interface DocsPages {
	/** What the quota counts, and how much there is. */
	readonly quota: string;
	/** Which fields the forms show, and what may be written into them. */
	readonly fields: string;
	/** How Create or Update finds the record. */
	readonly matching: string;
	/** Who filters what a read asks for; absent if a read has no conditions. */
	readonly filters?: string;
	/** How new messages are found; absent if no module tells them. */
	readonly messages?: string;
}
