/** What the work on cases costs. Each is a whole sentence with its full stop, unless it says otherwise. */
export interface CaseWorkPrices {
	/** The text of the messages of a conversation, as the end of a sentence. */
	readonly content: string;
	readonly firstMessage: string;
	readonly reply: string;
	readonly comment: string;
	readonly history: string;
	readonly assign: string;
	readonly move: string;
	readonly merge: string;
	readonly close: string;
	readonly mark: string;
	readonly tags: string;
	readonly listFiles: string;
	readonly upload: string;
	readonly download: string;
}
