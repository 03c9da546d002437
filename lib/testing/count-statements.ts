import pg from 'pg'
import { whyRowsAreNotLimited } from '@/lib/db'

/** Runs `work` and returns every statement sent to PostgreSQL meanwhile, and the rows that came back. */
export async function countStatements<R>(
  work: () => Promise<R>,
): Promise<{ result: R; statements: string[]; rows: unknown[] }> {
  await whyRowsAreNotLimited() // asked once a process
  const { prototype } = pg.Client
  const { query } = prototype
  const statements: string[] = []
  const rows: unknown[] = []
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one of pg's many overloads
  prototype.query = function (this: pg.Client, ...args: any[]) {
    const [first] = args as [string | { text: string }]
    statements.push(typeof first === 'string' ? first : first.text)
    const answer = Reflect.apply(query, this, args)
    // The pool's own passes a callback instead.
    void answer?.then?.(
      (found: pg.QueryResult) => rows.push(found.rows),
      () => {},
    )
    return answer
  }
  try {
    const result = await work()
    return { result, statements, rows }
  } finally {
    prototype.query = query
  }
}
