/** A window of rows, 1-based and inclusive. */
export interface RowWindow {
	readonly from: number;
	readonly to: number;
}
