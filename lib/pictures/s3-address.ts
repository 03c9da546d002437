import 'server-only'

/** A bucket at an S3-compatible store, and the key to it. */
export interface S3Address {
  /** With the bucket and, where there is one, the folder in it; no slash at the end. */
  base: string
  accessKeyId: string
  secretAccessKey: string
  region: string
}

/**
 * What PICTURES_S3_URL says: `https://KEY:SECRET@host/bucket/folder?region=eu-central-1`.
 * @throws Error in words, without the secret
 */
export function readS3Address(text: string): S3Address {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error('must be written as https://KEY:SECRET@host/bucket?region=…')
  const { origin, username, password, pathname, searchParams } = new URL(text)
  if (!username || !password)
    throw new Error('must hold the access key and its secret, as https://KEY:SECRET@host/bucket')
  const path = pathname.replace(/\/+$/, '')
  if (!path) throw new Error('must name the bucket after the host: https://KEY:SECRET@host/bucket')
  return {
    base: `${origin}${path}`,
    accessKeyId: decoded(username),
    secretAccessKey: decoded(password),
    region: searchParams.get('region') || 'us-east-1',
  }
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error('must have "%" in its key or secret written as %25')
  }
}
