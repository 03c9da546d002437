import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const key = { id: 'guildhall', secret: 'a secret/with+signs', region: 'eu-test-1' }

/** A minimal S3-compatible store. Verifies signatures as S3 does. */
export interface S3Server {
  /** The value for PICTURES_S3_URL; optionally with a wrong secret. */
  url: (secret?: string) => string
  /** Its content, by path. */
  objects: Map<string, Buffer>
  /** Responds to everything with this status from now on. */
  failWith: (status: number | undefined) => void
  stop: () => Promise<void>
}

/** Starts one, with a bucket `pictures`. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  let failure: number | undefined
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    const path = request.url ?? ''
    const end = (status: number, content?: Buffer) => response.writeHead(status).end(content)
    if (failure) return end(failure)
    if (!isSigned(request, body)) return end(403)
    if (!path.startsWith('/pictures/')) return end(404)
    if (request.method === 'PUT') return void end(200, void objects.set(path, body) as undefined)
    if (request.method === 'DELETE') return void end(204, void objects.delete(path) as undefined)
    const found = objects.get(path)
    return found ? end(200, found) : end(404)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (secret = key.secret) =>
      `http://${key.id}:${encodeURIComponent(secret)}@127.0.0.1:${port}/pictures?region=${key.region}`,
    objects,
    failWith: (status) => (failure = status),
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Verifies AWS Signature Version 4 from the received request. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/
  const [, id, day = '', region = '', names = '', signature] =
    form.exec(request.headers.authorization ?? '') ?? []
  const date = String(request.headers['x-amz-date'])
  const payload = sha256(body)
  if (id !== key.id || region !== key.region || !date.startsWith(day)) return false
  if (request.headers['x-amz-content-sha256'] !== payload) return false
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((n) => names.split(';').includes(n)))
    return false
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`)
  const canonical = [request.method, request.url, '', headers.join(''), names, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${key.secret}`,
  )
  return hmac(signingKey, toSign).toString('hex') === signature
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const hmac = (secret: Buffer | string, text: string) =>
  createHmac('sha256', secret).update(text).digest()
