import 'server-only'
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { pictureSizes } from '@/lib/pictures/make-picture'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { readS3Address } from '@/lib/pictures/s3-address'

const LONGEST = 10_000

/**
 * Stores pictures in a bucket of an S3-compatible store. The bucket need not be public: pages request
 * pictures from this server.
 */
export function s3Store(url: string): PictureStore {
  const { base, ...key } = readS3Address(url)
  const client = new AwsClient({ ...key, service: 's3', retries: 2 })
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', name: string, body?: Uint8Array) => {
    const hash = createHash('sha256').update(body ?? '')
    const answer = await client.fetch(`${base}/${name}.webp`, {
      method,
      headers: {
        'x-amz-content-sha256': hash.digest('hex'),
        ...(body && { 'content-type': 'image/webp' }),
      },
      ...(body && { body: new Uint8Array(body) }),
      signal: AbortSignal.timeout(LONGEST),
    })
    if (answer.ok || answer.status === 404) return answer
    // The response body may repeat the request: the status is enough.
    throw new Error(`the picture store answers ${method} with ${answer.status}`)
  }
  return {
    put: async (hash, files) => {
      const puts = pictureSizes.map((size) => ask('PUT', `${hash}-${size}`, files[size]))
      for (const answer of await Promise.all(puts))
        if (!answer.ok) throw new Error('the picture store has no such bucket')
    },
    get: async (hash, size) => {
      const answer = await ask('GET', `${hash}-${size}`)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    },
    remove: async (hash) => {
      await Promise.all(pictureSizes.map((size) => ask('DELETE', `${hash}-${size}`)))
    },
  }
}
