/** Instants in milliseconds, with a type for each clock: instants of different clocks must not be mixed. */
type Instant<Clock extends string> = number & { readonly __clock: Clock };

/** Time of the service, since 1970. */
export type ServiceTime = Instant<'service'>;
/** Time of our own clock, since 1970. It may be wrong, and may be set. */
export type WallTime = Instant<'wall'>;
/** Time of our own clock that only moves forward. It may start anywhere. */
export type SteadyTime = Instant<'steady'>;

export const serviceTime = (milliseconds: number) => milliseconds as ServiceTime;
export const wallTime = (milliseconds: number) => milliseconds as WallTime;
export const steadyTime = (milliseconds: number) => milliseconds as SteadyTime;

/** Adds milliseconds; a negative number gives an earlier instant. */
export const plus = <Time extends ServiceTime | WallTime | SteadyTime>(time: Time, milliseconds: number) =>
	(time + milliseconds) as Time;

/** The same moment on both of our clocks. */
export interface Moment {
	readonly wall: WallTime;
	readonly steady: SteadyTime;
}
