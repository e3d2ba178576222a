import type fc from 'fast-check';
import { deskHistories } from './desk/desk-histories';
import { deskOurs } from './desk/desk-ours';
import type { History } from './history';
import { ours } from './ours';
import { histories } from './random-histories';
import type { SystemUnderTest } from './system';

/** What the model check can play for each service. */
export const PLAYED: Readonly<Record<ServiceName, Played>> = {
	support: { ours, histories },
	desk: { ours: deskOurs, histories: deskHistories },
};

export type ServiceName = 'support' | 'desk';

export interface Played {
	ours(): SystemUnderTest;
	readonly histories: fc.Arbitrary<History>;
}

export const isService = (name: unknown): name is ServiceName =>
	typeof name === 'string' && Object.hasOwn(PLAYED, name);
