import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'

/** The name of an organization, for its members; nothing for anybody else. */
export async function OrgName({ org }: { org: OrgContext | string }) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  return ctx?.organization.name ?? null
}
