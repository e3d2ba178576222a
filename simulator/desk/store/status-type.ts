const CLOSED = ['Closed', 'Completed', 'Canceled'];

/** Zoho's type of a status: `Open`, `On Hold` or `Closed`. */
export function statusTypeOf(status: string): string {
	if (CLOSED.includes(status)) return 'Closed';
	return status === 'On Hold' ? 'On Hold' : 'Open';
}
