import { withPool } from './prisma.mjs'
import { importTs } from './run-ts.mjs'

const columns = [
  { table: 'User', column: 'email', condition: 'true' },
  {
    table: 'OrganizationInvitation',
    column: 'inviteeIdentifier',
    condition: "status <> 'accepted' AND channel IS NULL",
  },
]

/**
 * Rewrites email addresses stored with an encoded domain ("xn--…") to the spelling that is compared
 * everywhere. Runs after every migration, because SQL cannot decode them
 * (docs/decisions/passwords-and-names.md). If the other spelling is also stored, both are kept.
 * @param {string} url of the database
 * @returns {Promise<{ rewritten: string[], kept: string[] }>} the original addresses
 */
export async function rewriteAddresses(url) {
  const [rewritten, kept] = [[], []]
  await withPool(url, async (pool) => {
    for (const { table, column, condition } of columns) {
      const { rows } = await pool.query(
        `SELECT id, "${column}" AS address FROM "${table}" WHERE "${column}" ~ '[@.]xn--' AND ${condition}`,
      )
      if (rows.length === 0) continue
      const { canonicalEmail } = await importTs('lib/accounts/email-address.ts')
      for (const { id, address } of rows) {
        const canonical = canonicalEmail(address)
        const isDone = canonical && (await isRewritten(pool, { table, column, id, canonical }))
        ;(isDone ? rewritten : kept).push(address)
      }
    }
  })
  return { rewritten, kept }
}

async function isRewritten(pool, { table, column, id, canonical }) {
  try {
    await pool.query(`UPDATE "${table}" SET "${column}" = $1 WHERE id = $2`, [canonical, id])
    return true
  } catch (error) {
    if (error.code === '23505') return false // another row has it
    throw error
  }
}

/** `npm run db:migrate`: the steps after every migration has been applied. */
export async function afterMigrations({ url, directUrl, progress }) {
  const { rewritten, kept } = await rewriteAddresses(directUrl ?? url)
  if (rewritten.length > 0)
    progress.say(
      `Now spelled with their domain in letters: ${rewritten.join(', ')}. ` +
        'Links that were mailed to them no longer work; resend their invitations.',
    )
  if (kept.length > 0)
    progress.say(
      `Left as they are, because the address in letters is taken or not allowed: ${kept.join(', ')}. ` +
        'Nobody can sign in with these: delete one row of each pair.',
    )
  progress.say('The database has every migration.')
}
