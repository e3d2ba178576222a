/** What each example promises: the items that come out of its nodes and the requests it costs. */

export interface ExamplePromise {
	/** Items by the name of the node that puts them out. */
	items: Record<string, number>;
	/** Requests that reach Zoho, sign-in excluded. */
	requests: number;
}

/** By the example's file name without its ending. */
export const PROMISES: Record<string, ExamplePromise> = {
	'first-light': {
		items: {
			'One item per case': 250,
			'Create 250 cases': 250,
			'Read all cases': 250,
			'Find the urgent cases': 25,
			'Read that case': 1,
			'Close it': 1,
			'Create or update by e-mail': 2,
			'Read its conversation': 2,
			'Delete the new case': 1,
			'What is left of today': 1,
		},
		// 3 to create, 2 to read all, 1 to search, 1 to read, 1 to update, 4 to match two and write them, 1 conversation, 1 to delete.
		requests: 14,
	},
};
