import { Identity } from '@/components/ui/identity'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { displayName } from '@/lib/accounts/person'

/** Who owns an organization, for its members; nothing for anybody else. */
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
