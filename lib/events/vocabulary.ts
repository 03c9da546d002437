/** Everything that the audit trail can tell. `data` holds what changed, never a secret. */
export interface EventData {
  'user.registered': { organization?: string }
  'user.activated': object
  'user.signedIn': { by: 'password' | 'link' | 'provider' | 'invitation' | 'activation' }
  'user.passwordChanged': { by: 'reset' | 'person' }
  'user.profileChanged': { from: string | null; to: string }
  'organization.created': { name: string; slug: string }
  'organization.activated': object
  'organization.updated': {
    from: { name: string; slug: string }
    to: { name: string; slug: string }
  }
  'organization.deleted': { name: string; slug: string; members: number }
  'member.added': { role: string; by: 'creation' | 'invitation' | 'admin' | 'code' }
  'member.roleChanged': { from: string; to: string }
  'member.removed': { role: string }
  'member.left': { role: string }
  'owner.changed': { from: string; to: string }
  'staff.entered': object
  'invitation.sent': { address: string; role: string }
  'invitation.resent': { address: string; role: string }
  'invitation.revoked': { address: string; role: string; because?: 'inviter-gone' }
  'invitation.accepted': { address: string; role: string }
  'invitation.declined': { address: string; role: string }
}
export type EventType = keyof EventData
