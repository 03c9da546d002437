import { OWNER_ROLE } from '@/lib/access/roles'
import { IfOrg, type IfOrgProps } from './if-org'

/**
 * For admins, the owner among them: django-organizations' `is_admin`.
 * @example <IfOrgAdmin org={org} fallback={<AskAnAdmin />}>…</IfOrgAdmin>
 */
export const IfOrgAdmin = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => actor.role === OWNER_ROLE} />
)
