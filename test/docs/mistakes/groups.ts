import { ACCESS } from './access';
import type { MistakeGroup } from './mistake';
import { RECORDS } from './records';
import { TROUBLE } from './trouble';
import { VALUES } from './values';

/** Mistakes that a person makes with some operation. */
export const OF_AN_OPERATION: readonly MistakeGroup[] = [VALUES, RECORDS];

/** All mistakes of docs/errors.md: those of the other groups may happen with every operation. */
export const GROUPS: readonly MistakeGroup[] = [...OF_AN_OPERATION, ACCESS, TROUBLE];
