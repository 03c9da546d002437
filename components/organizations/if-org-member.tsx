import { IfOrg, type IfOrgProps } from './if-org'

/**
 * For members, whatever their role.
 * @example <IfOrgMember org="acme" fallback={<AskToJoin />}>…</IfOrgMember>
 */
export const IfOrgMember = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => !actor.isStaff} />
)
