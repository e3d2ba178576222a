/** Instants by the clock that tells them, in milliseconds. The types keep the three apart: what one clock says means nothing to another. */
type Instant<Clock extends string> = number & { readonly __clock: Clock };

/** By the service's own times, since 1970. */
export type ServiceTime = Instant<'service'>;
/** By our own clock, since 1970: it may be wrong, and may be set. */
export type WallTime = Instant<'wall'>;
/** By a clock of our own that only moves on; it begins anywhere. */
export type SteadyTime = Instant<'steady'>;

export const serviceTime = (milliseconds: number) => milliseconds as ServiceTime;
export const wallTime = (milliseconds: number) => milliseconds as WallTime;
export const steadyTime = (milliseconds: number) => milliseconds as SteadyTime;

/** The same clock, some milliseconds later; earlier for a negative number. */
export const plus = <Time extends ServiceTime | WallTime | SteadyTime>(time: Time, milliseconds: number) =>
	(time + milliseconds) as Time;

/** A moment as our own machine sees it. */
export interface Moment {
	readonly wall: WallTime;
	readonly steady: SteadyTime;
}
