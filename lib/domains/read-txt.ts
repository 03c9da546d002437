import 'server-only'
import { Resolver } from 'node:dns/promises'
import { domainToASCII } from 'node:url'

/** The records of a name; throws as Node's resolver does. */
export type ResolveTxt = (name: string) => Promise<string[][]>

const ask: ResolveTxt = (name) => new Resolver({ timeout: 3_000, tries: 2 }).resolveTxt(name)
let resolve = ask

/** Puts another name server in the place of DNS: for tests. */
export const replaceResolver = (other: ResolveTxt | undefined) => {
  resolve = other ?? ask
}

/** The name of the record that proves a domain, as its zone has it. */
export const recordName = (domain: string) => `_organization-verification.${domainToASCII(domain)}`

/** Whether a domain has the record that proves it; null when nothing answers. */
export async function hasRecord(domain: string, token: string): Promise<boolean | null> {
  try {
    const records = await resolve(recordName(domain))
    return records.some((parts) => parts.join('').trim() === token)
  } catch (error) {
    const { code } = error as { code?: string }
    // What else goes wrong is between here and the name servers.
    return ['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED'].includes(code ?? '') ? false : null
  }
}
