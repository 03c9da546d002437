import pg from 'pg'
import { whyRowsAreNotLimited } from '@/lib/db'

/** Runs `work` and returns every statement sent to PostgreSQL meanwhile. */
export async function countStatements<R>(
  work: () => Promise<R>,
): Promise<{ result: R; statements: string[] }> {
  await whyRowsAreNotLimited() // asked once a process
  const { prototype } = pg.Client
  const { query } = prototype
  const statements: string[] = []
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one of pg's many overloads
  prototype.query = function (this: pg.Client, ...args: any[]) {
    const [first] = args as [string | { text: string }]
    statements.push(typeof first === 'string' ? first : first.text)
    return Reflect.apply(query, this, args)
  }
  try {
    return { result: await work(), statements }
  } finally {
    prototype.query = query
  }
}
