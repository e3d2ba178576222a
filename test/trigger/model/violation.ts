/** A broken promise of the trigger. */
export class Violation extends Error {
	override readonly name = 'Violation';
}
