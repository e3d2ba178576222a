/** @deprecated Import from `simulator/portal/new-case`. This file goes once `scripts/` does. */
export { newCase } from '../portal/new-case';
