import 'server-only'
import { Resolver } from 'node:dns/promises'
import { domainToASCII } from 'node:url'

/** Returns the TXT records of a name; throws like Node's resolver. */
export type ResolveTxt = (name: string) => Promise<string[][]>

const ask: ResolveTxt = (name) => new Resolver({ timeout: 3_000, tries: 2 }).resolveTxt(name)
let resolve = ask

/** Replaces DNS with another resolver, for tests. */
export const replaceResolver = (other: ResolveTxt | undefined) => {
  resolve = other ?? ask
}

/** The DNS name of the record that verifies a domain. */
export const recordName = (domain: string) => `_organization-verification.${domainToASCII(domain)}`

/** Whether a domain has the record that verifies it; null if DNS does not respond. */
export async function hasRecord(domain: string, token: string): Promise<boolean | null> {
  try {
    const records = await resolve(recordName(domain))
    return records.some((parts) => parts.join('').trim() === token)
  } catch (error) {
    const { code } = error as { code?: string }
    // Any other error is a problem between us and the name servers.
    return ['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED'].includes(code ?? '') ? false : null
  }
}
