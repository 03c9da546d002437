import { IfOrg, type IfOrgProps } from './if-org'

/**
 * For the owner alone: django-organizations' `is_owner`.
 * @example <IfOrgOwner org={org}><DangerZone /></IfOrgOwner>
 */
export const IfOrgOwner = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => actor.isOwner} />
)
