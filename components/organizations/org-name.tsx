import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { Identity } from '@/components/ui/identity'
import { displayName } from '@/lib/accounts/person'

/** The name of an organization, for its members; nothing for anyone else. */
export async function OrgName({ org }: { org: OrgContext | string }) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  return ctx?.organization.name ?? null
}

/** The owner of an organization, for its members; nothing for anyone else. */
export async function OrgOwner({ org }: { org: OrgContext | string }) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  if (!ctx) return null
  const name = displayName(ctx.owner)
  return (
    <Identity
      name={name}
      seed={ctx.owner.id}
      picture={ctx.owner.picture}
      detail={ctx.owner.email}
    />
  )
}
