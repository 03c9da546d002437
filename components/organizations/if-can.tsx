import {
  can,
  canChangeRole,
  canRemove,
  canTransferTo,
  type Actor,
  type Permission,
  type Target,
} from '@/lib/access/roles'
import { IfOrg, type IfOrgProps } from './if-org'

/** What can be done to one member; each has a rule of its own beside the permission. */
const rules = {
  'member.remove': canRemove,
  'member.changeRole': canChangeRole,
  'org.transfer': canTransferTo,
} as const

type IfCanProps = IfOrgProps &
  ({ do: Permission; to?: undefined } | { do: keyof typeof rules; to: Target })

/**
 * Shows its children to whoever may do this in the organization, or may do it `to` this member, by
 * the same rules that the commands ask.
 * @example <IfCan org={org} do="member.invite">…</IfCan>
 * @example <IfCan org={org} do="member.remove" to={member} fallback={<Why />}>…</IfCan>
 */
export const IfCan = ({ do: permission, to, ...props }: IfCanProps) => (
  <IfOrg {...props} passes={(actor) => isAllowed(actor, permission, to)} />
)

const isAllowed = (actor: Actor, permission: Permission, to: Target | undefined) =>
  to ? rules[permission as keyof typeof rules](actor, to) : can(actor, permission)
