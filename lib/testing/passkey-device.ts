import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { env } from '@/lib/env'

interface Answer {
  challenge: string
  origin?: string
  rpId?: string
  /** Whether the person was asked for a fingerprint or a code. */
  verifies?: boolean
  counter?: number
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const text = (bytes: Buffer) => bytes.toString('base64url')

/** An authenticator in software: makes one passkey and answers challenges with it, rightly or wrongly. */
export function passkeyDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(32)
  const id = text(credentialId)

  const clientData = (type: string, { challenge, origin = new URL(env.APP_URL).origin }: Answer) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (flags: number, answer: Answer, more = Buffer.alloc(0)) => {
    const { rpId = new URL(env.APP_URL).hostname, verifies = true, counter = 0 } = answer
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | (verifies ? 0x04 : 0), 0)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(rpId), head, more])
  }

  return {
    id,
    /** What a browser answers when it has made the passkey. */
    register(answer: Answer): string {
      // CBOR by hand: an ES256 key, and an attestation of the format "none".
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const made = [Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, key]
      const data = authenticatorData(0x41, answer, Buffer.concat(made))
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      return JSON.stringify({
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: text(clientData('webauthn.create', answer)),
          attestationObject: text(attestation),
          transports: ['internal'],
        },
      })
    },
    /** What it answers when it is asked for the passkey. */
    answer(answer: Answer): string {
      const client = clientData('webauthn.get', answer)
      const data = authenticatorData(0x01, answer)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return JSON.stringify({
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signature),
        },
      })
    },
  }
}
