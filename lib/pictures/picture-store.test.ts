import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseStore } from '@/lib/pictures/chosen-store'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { s3Store } from '@/lib/pictures/s3-store'
import { startS3Server, type S3Server } from '@/lib/testing/s3-server'

let server: S3Server
beforeAll(async () => {
  server = await startS3Server()
})
afterAll(() => server.stop())

const hash = () => randomBytes(24).toString('base64url')
const files = () => ({ 256: randomBytes(900), 64: randomBytes(90) })

describe.each<[string, () => PictureStore]>([
  ['the database', () => databaseStore],
  ['an S3-compatible store', () => s3Store(server.url())],
])('%s', (_, open) => {
  test('returns what was stored, byte by byte and size by size', async () => {
    const [name, made] = [hash(), files()]
    await open().put(name, made)
    for (const size of [256, 64] as const)
      expect(Buffer.from((await open().get(name, size)) ?? [])).toEqual(made[size])
  })

  test('has nothing under another name', async () => {
    await open().put(hash(), files())
    expect(await open().get(hash(), 256)).toBeNull()
  })

  test('accepts the same picture again, also concurrently', async () => {
    const [name, made] = [hash(), files()]
    await Promise.all([open().put(name, made), open().put(name, made)])
    await open().put(name, made)
    expect(Buffer.from((await open().get(name, 64)) ?? [])).toEqual(made[64])
  })

  test('removes all sizes of one picture and no other, any number of times', async () => {
    const [name, other] = [hash(), hash()]
    await open().put(name, files())
    await open().put(other, files())
    await open().remove(name)
    await open().remove(name)
    expect([await open().get(name, 256), await open().get(name, 64)]).toEqual([null, null])
    expect(await open().get(other, 256)).not.toBeNull()
  })
})

describe('an S3-compatible store', () => {
  test('that rejects the signature is an error', async () => {
    const store = s3Store(server.url('another secret'))
    await expect(store.put(hash(), files())).rejects.toThrow('answers PUT with 403')
    await expect(store.get(hash(), 64)).rejects.toThrow('answers GET with 403')
    await expect(store.remove(hash())).rejects.toThrow('answers DELETE with 403')
  })

  test('without the bucket stores nothing, and says so', async () => {
    const store = s3Store(server.url().replace('/pictures?', '/elsewhere?'))
    await expect(store.put(hash(), files())).rejects.toThrow('no such bucket')
  })

  test('that is unavailable is retried, and then given up', async () => {
    server.failWith(503)
    await expect(s3Store(server.url()).put(hash(), files())).rejects.toThrow('with 503')
    server.failWith(undefined)
  })

  test('stores its files in a folder of the bucket, if one is given', async () => {
    const name = hash()
    await s3Store(server.url().replace('/pictures?', '/pictures/of/guildhall/?')).put(name, files())
    expect([...server.objects.keys()]).toContain(`/pictures/of/guildhall/${name}-64.webp`)
  })
})
