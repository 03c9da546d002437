/** One page of a list: `next` is the cursor of the page after it. */
export interface Page<T> {
  rows: T[]
  next: string | null
}

/** Whether the text is a UUID: anything else would only make PostgreSQL complain. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** A cursor is the id of the last row of the page before; anything else is no cursor at all. */
export const afterCursor = (cursor: string | undefined): string | null =>
  cursor && isUuid(cursor) ? cursor : null
