import { ACCESS } from './access';
import type { MistakeGroup } from './mistake';
import { RECORDS } from './records';
import { TROUBLE } from './trouble';
import { VALUES } from './values';

/** All mistakes of docs/errors.md: first those of an operation, then those of all. */
export const GROUPS: readonly MistakeGroup[] = [VALUES, RECORDS, ACCESS, TROUBLE];
