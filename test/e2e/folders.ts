/** Where these tests find and leave things. */
import { join } from 'node:path';

export const PROJECT = join(__dirname, '../..');
export const REPORTS = join(PROJECT, '.reports');
