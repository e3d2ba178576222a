/** @deprecated Import from `simulator/portal/new-case`. This file goes once `scripts/` imports from there. */
export { newCase } from '../portal/new-case';
