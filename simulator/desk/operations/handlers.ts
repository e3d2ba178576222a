import { BESIDE } from './beside';
import { BULK } from './bulk';
import type { Handler } from './call';
import { COMMENTS } from './comments';
import { THREADS } from './conversation';
import { FILES } from './files';
import { KNOWLEDGE } from './knowledge';
import { LISTS } from './lists';
import { METADATA } from './metadata';
import { PEOPLE } from './people-lists';
import { RECYCLE_BIN } from './recycle-bin';
import { SEARCHES } from './searches';
import { TAGS } from './tags';
import { DEEDS } from './ticket-deeds';
import { VIEW_LISTS } from './views';
import { RECORDS } from './writes';

const PARTS = [
	[LISTS, RECORDS, SEARCHES, BULK, RECYCLE_BIN],
	[THREADS, COMMENTS, FILES, TAGS, DEEDS],
	[METADATA, PEOPLE, VIEW_LISTS, KNOWLEDGE, BESIDE],
].flat();

const ALL = new Map<string, Handler>(PARTS.flatMap((part) => Object.entries(part)));

/** How an operation is answered; undefined when this simulator does not have it. */
export function handlerOf(operationId: string): Handler | undefined {
	return ALL.get(operationId);
}
