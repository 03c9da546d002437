import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/pictures/[name]/route'
import { db } from '@/lib/db'
import { deletePerson } from '@/lib/admin/person-commands'
import { deleteForGood } from '@/lib/testing/deletion'
import { replacePictureStore, databaseStore } from '@/lib/pictures/chosen-store'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { removeAvatar, setAvatar } from '@/lib/pictures/avatar'
import { removeLogo, setLogo } from '@/lib/pictures/logo'
import { sweepPictures } from '@/lib/pictures/sweep-pictures'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'
import { asFile, pictureFile } from '@/lib/testing/picture-file'
import { outcome, outcomes } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const picture = async (colour = 'teal') => ({ picture: await pictureFile({ colour }) })
const logoOf = async (id: string) =>
  (await db.organization.findUniqueOrThrow({ where: { id }, select: { picture: true } })).picture
const avatarOf = async (id: string) =>
  (await db.user.findUniqueOrThrow({ where: { id }, select: { picture: true } })).picture
const sizesOf = async (hash: string | null) =>
  (await db.pictureFile.findMany({ where: { hash: hash ?? '' }, orderBy: { size: 'asc' } })).map(
    ({ size }) => size,
  )
const leftovers = async () => (await db.pictureLeftover.findMany()).map(({ hash }) => hash)
const ask = (name: string, headers: Record<string, string> = {}) =>
  GET(new Request('http://localhost/', { headers }), { params: Promise.resolve({ name }) })

/** The database store with parts replaced. */
const withStore = (part: Partial<PictureStore>) =>
  replacePictureStore({ ...databaseStore, ...part })
beforeEach(() => db.pictureLeftover.deleteMany())
afterEach(() => replacePictureStore(undefined))

describe('a logo', () => {
  test('is set, replaced and removed; each is recorded, and no file is left behind', async () => {
    const { id, slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const { events } = await watch(async () => setLogo(ctx, await picture('teal')))
    expect(events).toEqual([{ type: 'organization.logoChanged', actor: 'Adam', data: {} }])
    const first = await logoOf(id)
    expect(await sizesOf(first)).toEqual([64, 256])
    expect(await leftovers()).not.toContain(first)

    await setLogo(ctx, await picture('red'))
    const second = await logoOf(id)
    expect(second).not.toBe(first)
    expect([await sizesOf(first), await sizesOf(second)]).toEqual([[], [64, 256]])

    const removed = await watch(() => removeLogo(ctx))
    expect(removed.events).toEqual([{ type: 'organization.logoRemoved', actor: 'Adam', data: {} }])
    expect(await logoOf(id)).toBeNull()
    expect(await sizesOf(second)).toEqual([])
    expect((await watch(() => removeLogo(ctx))).events).toEqual([])
  })

  test('that is the same as before changes nothing', async () => {
    const { id, slug, adam } = await acme()
    const ctx = await as(adam, slug)
    await setLogo(ctx, await picture())
    const before = await logoOf(id)
    const { events } = await watch(async () => setLogo(ctx, await picture()))
    expect(events).toEqual([])
    expect(await logoOf(id)).toBe(before)
    expect(await sizesOf(before)).toEqual([64, 256])
    await setAvatar(adam, await picture('red'))
    await setAvatar(adam, await picture('red'))
    await db.pictureLeftover.updateMany({ data: { dueAt: new Date() } })
    await sweepPictures()
    expect(await sizesOf(before)).toEqual([64, 256])
    expect(await sizesOf(await avatarOf(adam.id))).toEqual([64, 256])
    expect(await leftovers()).toEqual([])
  })

  test('can be set only by admins, and is not even read before that is checked', async () => {
    const { id, slug, mia, other, zoe, adam } = await acme()
    const [mias, zoes, adams] = [
      await as(mia, slug),
      await as(zoe, other.slug),
      await as(adam, slug),
    ]
    const put = vi.fn(databaseStore.put)
    withStore({ put })
    expect(await outcome(setLogo(mias, await picture()))).toBe('forbidden')
    expect(put).not.toHaveBeenCalled()
    // Demoted since the page was rendered, and from another organization.
    await db.organizationUser.updateMany({ where: { userId: adam.id }, data: { role: 'member' } })
    expect(await outcome(setLogo(adams, await picture()))).toBe('forbidden')
    const foreign = { ...zoes, organization: adams.organization }
    expect(await outcome(setLogo(foreign, await picture()))).toBe('not-found')
    expect(await logoOf(id)).toBeNull()
    // What was stored in vain is removed after an hour.
    const due = new Date(Date.now() + 3_599_000)
    expect((await db.pictureLeftover.findMany()).every(({ dueAt }) => dueAt > due)).toBe(true)
  })

  test('five concurrent uploads leave one picture, with its files', async () => {
    const { id, slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const colours = ['red', 'green', 'blue', 'black', 'white']
    const pictures = await Promise.all(colours.map(picture))
    const before = await db.pictureFile.count()
    expect(await outcomes(pictures.map((each) => setLogo(ctx, each)))).toEqual({ done: 5 })
    const shown = await logoOf(id)
    expect(await sizesOf(shown)).toEqual([64, 256])
    await sweepPictures()
    expect(await db.pictureFile.count()).toBe(before + 2)
    expect(await sizesOf(shown)).toEqual([64, 256])
  })
})

describe("a person's picture", () => {
  test('is set and removed, and recorded', async () => {
    const { mia } = await acme()
    const given = await watch(async () => setAvatar(mia, await picture()))
    expect(given.events).toEqual([{ type: 'user.pictureChanged', actor: 'Mia', data: {} }])
    const hash = await avatarOf(mia.id)
    expect(await sizesOf(hash)).toEqual([64, 256])
    const removed = await watch(() => removeAvatar(mia))
    expect(removed.events).toEqual([{ type: 'user.pictureRemoved', actor: 'Mia', data: {} }])
    expect(await sizesOf(hash)).toEqual([])
  })

  test('has a different name than the same picture of another person', async () => {
    const { mia, max } = await acme()
    await setAvatar(mia, await picture())
    await setAvatar(max, await picture())
    expect(await avatarOf(mia.id)).not.toBe(await avatarOf(max.id))
    await removeAvatar(mia)
    expect(await sizesOf(await avatarOf(max.id))).toEqual([64, 256])
  })

  test('is kept if an invalid one is uploaded', async () => {
    const { mia } = await acme()
    await setAvatar(mia, await picture())
    const before = await avatarOf(mia.id)
    const script = asFile('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(await outcome(setAvatar(mia, { picture: script }))).toBe('picture-unreadable at picture')
    expect(await avatarOf(mia.id)).toBe(before)
  })
})

describe('nothing is lost, and nothing is left behind', () => {
  test('a picture is deleted with its organization or its person', async () => {
    const { id, slug, name, olive, mia } = await acme()
    const ctx = await as(olive, slug)
    await setLogo(ctx, await picture())
    await setAvatar(mia, await picture())
    const [logo, avatar] = [await logoOf(id), await avatarOf(mia.id)]
    await deleteForGood(ctx, name)
    await deletePerson(await sam(), { userId: mia.id, confirmation: mia.email })
    expect([await sizesOf(logo), await sizesOf(avatar)]).toEqual([[], []])
    // Recorded for a store outside the database.
    expect(await leftovers()).toEqual(expect.arrayContaining([logo, avatar]))
    const remove = vi.fn(databaseStore.remove)
    withStore({ remove })
    await sweepPictures()
    expect(remove.mock.calls.flat()).toEqual(expect.arrayContaining([logo, avatar]))
    expect(await leftovers()).toEqual([])
  })

  test('if the store is unavailable, the picture is refused, the old one stays, and nothing is lost', async () => {
    const { mia } = await acme()
    await setAvatar(mia, await picture('red'))
    const before = await avatarOf(mia.id)
    withStore({
      put: async (hash, files) => {
        await databaseStore.put(hash, files)
        throw new Error('gone in the middle')
      },
    })
    expect(await outcome(setAvatar(mia, await picture('blue')))).toBe('picture-not-kept at picture')
    expect(loggedErrors()).toHaveLength(1)
    expect(await avatarOf(mia.id)).toBe(before)
    const [half = ''] = await leftovers()
    expect(await sizesOf(half)).toEqual([64, 256])
    await sweepPictures()
    expect(await sizesOf(half), 'it may still be on its way').toEqual([64, 256])
    await db.pictureLeftover.updateMany({ data: { dueAt: new Date() } })
    await sweepPictures()
    expect(await sizesOf(half)).toEqual([])
    expect(await sizesOf(before)).toEqual([64, 256])
  })

  test('what the store fails to remove is retried after the others', async () => {
    const { mia, max } = await acme()
    for (const who of [mia, max]) {
      await setAvatar(who, await picture())
      await removeAvatar(who)
    }
    withStore({ remove: () => Promise.reject(new Error('away')) })
    await expect(sweepPictures()).rejects.toThrow('away')
    expect(await leftovers()).toHaveLength(2)
    withStore({})
    expect(await sweepPictures()).toBe(1)
    await db.pictureLeftover.updateMany({ data: { dueAt: new Date() } })
    expect(await sweepPictures()).toBe(1)
    expect(await leftovers()).toEqual([])
  })

  test('a picture that is set again while it is being removed is kept', async () => {
    const { mia } = await acme()
    await setAvatar(mia, await picture())
    await removeAvatar(mia)
    await Promise.all([sweepPictures(), setAvatar(mia, await picture())])
    await sweepPictures()
    expect(await sizesOf(await avatarOf(mia.id))).toEqual([64, 256])
  })
})

describe('its URL', () => {
  test('returns it, cacheable forever, and nothing that a browser could execute', async () => {
    const { mia } = await acme()
    await setAvatar(mia, await picture())
    const name = `${await avatarOf(mia.id)}-64.webp`
    const answer = await ask(name)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': `inline; filename="${name}"`,
      etag: `"${name}"`,
    })
    expect((await answer.bytes()).length).toBe(Number(answer.headers.get('content-length')))
    const again = await ask(name, { 'if-none-match': `"${name}"` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await removeAvatar(mia)
    const gone = await ask(name)
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(gone.headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each([
    'x',
    `${'p'.repeat(32)}-64.webp`,
    `${'p'.repeat(32)}-65.webp`,
    `${'p'.repeat(33)}-64.webp`,
    `../../etc/passwd-64.webp`,
    `${'p'.repeat(32)}-64.svg`,
  ])('%s is not found', async (name) => {
    expect((await ask(name)).status).toBe(404)
  })

  test('says so if the store is unavailable, and is not cached', async () => {
    withStore({ get: () => Promise.reject(new Error('away')) })
    const answer = await ask(`${'p'.repeat(32)}-64.webp`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(loggedErrors()).toHaveLength(1)
  })

  test('finds pictures stored in the database before there was a bucket', async () => {
    const { mia } = await acme()
    await setAvatar(mia, await picture())
    withStore({ get: () => Promise.resolve(null) })
    expect((await ask(`${await avatarOf(mia.id)}-256.webp`)).status).toBe(200)
  })
})
