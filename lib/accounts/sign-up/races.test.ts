import { describe, expect, test } from 'vitest'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { uuid7 } from '@/lib/database/uuid'
import { db, pool } from '@/lib/db'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUpSchema } from '@/lib/accounts/sign-up/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { barrier } from '@/lib/testing/barrier'
import { withLooseCopies } from '@/lib/testing/loose-copy'
import { outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const times = <R>(n: number, work: (n: number) => R) => Array.from({ length: n }, (_, i) => work(i))
const form = (input: object) => signUpSchema.parse({ name: 'Newcomer & Co', ...input })

test('of 20 concurrent sign-ups with one URL, 1 creates an organization, and 19 leave nothing', async () => {
  const signUps = times(20, (n) => signUp(form({ slug: 'race', email: `newcomer.${n}@race.test` })))
  expect(await outcomes(signUps)).toEqual({ done: 1, 'slug-taken at slug': 19 })
  expect(await db.organization.count({ where: { slug: 'race' } })).toBe(1)
  expect(await db.user.count({ where: { email: { endsWith: '@race.test' } } })).toBe(1)
})

test('20 concurrent sign-ups of one address in different case create 1 person and 1 organization', async () => {
  const address = 'newcomer.newman@new.test'
  const spellings = times(20, (n) => address.slice(0, n) + address.slice(n).toUpperCase())
  expect(new Set(spellings).size).toBeGreaterThan(15)
  const { result, events, mails } = await watch(() =>
    outcomes(spellings.map((email) => signUp(form({ slug: 'newman', email })))),
  )
  // At most five emails an hour go to one address; all five get the same answer.
  expect(result).toEqual({ done: 5, 'rate-limited': 15 })
  expect(await db.user.count({ where: { email: address } })).toBe(1)
  expect(await db.organization.count({ where: { slug: 'newman' } })).toBe(1)
  expect(events).toHaveLength(3)
  expect(mails).toEqual(times(5, () => `activate-account to ${address}`))
})

test('5 concurrent sign-ups of one address with different URLs create 1 person and 5 organizations', async () => {
  const email = 'newcomer.many@new.test'
  const signUps = times(5, (n) => signUp(form({ slug: `many-${n}`, email })))
  expect(await outcomes(signUps)).toEqual({ done: 5 })
  const { id } = await db.user.findUniqueOrThrow({ where: { email } })
  expect(await db.organization.count({ where: { owner: { userId: id } } })).toBe(5)
})

test('of 20 concurrent uses of one activation link, 1 succeeds', async () => {
  const email = 'newcomer.link@new.test'
  await signUp(form({ slug: 'link', email }))
  const token = userToken('activate', await db.user.findUniqueOrThrow({ where: { email } }))
  const password = 'brisk teal otters swim'
  const input = { token, password, confirmPassword: password }
  const { result, events } = await watch(() =>
    outcomes(times(20, (n) => activateAccount({ ...input, name: `Newcomer ${n}` }, null))),
  )
  expect(result).toEqual({ done: 1, 'link-invalid': 19 })
  expect(events).toHaveLength(3)
  expect(await db.session.count({ where: { user: { email } } })).toBe(1)
})

describe('the naive version, which checks and then inserts, in tables without their indexes', () => {
  /** Checks whether a value is taken; once all have checked, inserts a row if it was free. */
  const add = async (table: string, column: string, values: string[], more: string) => {
    const looked = barrier(values.length)
    const addOne = async (value: string) => {
      const found = await pool().query(`SELECT 1 FROM ${table} WHERE "${column}" = $1`, [value])
      await looked()
      if (found.rowCount === 0)
        await pool().query(
          `INSERT INTO ${table} (id, "modifiedAt", "${column}"${more && `, ${more}`})
           VALUES ($1, now(), $2${more && ", 'Newcomer & Co'"})`,
          [uuid7(), value],
        )
    }
    await Promise.all(values.map(addOne))
    const counted = await pool().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table}
       WHERE lower("${column}") = lower($1)`,
      [values[0]],
    )
    return counted.rows[0]?.count
  }

  test('20 organizations get one URL', () =>
    withLooseCopies(['Organization'], async ({ Organization }) => {
      const slugs = times(20, () => 'race')
      expect(await add(Organization, 'slug', slugs, 'name')).toBe(20)
    }))

  test('20 people get one address, in different case', () =>
    withLooseCopies(['User'], async ({ User }) => {
      const address = 'newcomer.newman@new.test'
      const spellings = times(20, (n) => address.slice(0, n) + address.slice(n).toUpperCase())
      expect(await add(User, 'email', spellings, '')).toBe(20)
    }))
})
