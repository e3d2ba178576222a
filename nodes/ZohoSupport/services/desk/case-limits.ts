// How much of a ticket goes with one request.

/** The most rows of a page [openapi thread.json; open-points 1c]. */
export const CONVERSATION_ROWS = 200;
/** [openapi comment.json] */
export const COMMENT_ROWS = 100;
/** [openapi attachment.json] */
export const ATTACHMENT_ROWS = 100;
/** [open-points 1c] */
export const HISTORY_ROWS = 50;
/** The most names of one request [openapi tag.json]. */
export const TAGS_TOGETHER = 51;
/** At most five tickets can be merged at a time [openapi ticket.json], the one that stays perhaps among them. */
export const MERGED_TOGETHER = 4;
/** No bound is described; as many as are deleted together [open-points 12]. A refused call is halved. */
export const CLOSED_TOGETHER = 50;
