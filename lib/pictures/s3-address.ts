import 'server-only'

/** A bucket of an S3-compatible store, with its credentials. */
export interface S3Address {
  /** Includes the bucket and, if given, the folder; no trailing slash. */
  base: string
  accessKeyId: string
  secretAccessKey: string
  region: string
}

/**
 * Parses PICTURES_S3_URL: `https://KEY:SECRET@host/bucket/folder?region=eu-central-1`.
 * @throws Error with a clear message, without the secret
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
