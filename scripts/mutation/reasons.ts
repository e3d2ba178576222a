/** Why a break that no test notices is left so. */
export interface Reason {
	/** The source without its folder and ending. */
	readonly file: string;
	/** What the line of the break holds, and where it needs telling what it is replaced by. */
	readonly line: string;
	readonly by?: string;
	readonly why: string;
}

export const REASONS: readonly Reason[] = [];
