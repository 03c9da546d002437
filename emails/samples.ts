import type { MailProps, TemplateName } from './mail-props'

const site = 'http://localhost:3000'
const token = 'n4x7Kq2mWv9sT1bYdR8eLc5uPzA3hJ6f'
const changedAt = '2026-11-23T17:14:27.000Z'
const expiresAt = '2026-11-30T17:00:00.000Z'
const acme = { organizationName: 'Acme', url: `${site}/orgs/acme` }
const factors = { url: `${site}/forgot-password`, changedAt }
const people = `${acme.url}/people`

/** Each email with sample props, one per variant: for the preview page and the tests. */
export const samples: { [Name in TemplateName]: [MailProps[Name], ...MailProps[Name][]] } = {
  'activate-account': [
    { organizationName: 'Acme', url: `${site}/activate/${token}`, lifetimeDays: 3 },
    {
      ...{ organizationName: 'Acme', isJoining: true },
      ...{ url: `${site}/activate/${token}`, lifetimeDays: 3 },
    },
    { url: `${site}/activate/${token}`, lifetimeDays: 1 },
  ],
  'account-exists': [{ url: `${site}/login`, resetUrl: `${site}/forgot-password` }],
  invitation: [
    {
      organizationName: 'Acme',
      inviterName: 'Olive Oliver',
      role: 'admin',
      message: 'Hello Adam,\n\nwe start on Monday. It would be good to have you in by then.\nOlive',
      url: `${site}/invitations/${token}`,
      expiresAt,
    },
    {
      organizationName: 'Zenith',
      inviterName: 'Zoe Zander',
      role: 'member',
      url: `${site}/invitations/${token}`,
      expiresAt: new Date('2027-01-02T08:30:00.000Z'),
    },
  ],
  'invitation-account': [
    {
      organizationName: 'Acme',
      inviterName: 'Olive Oliver',
      email: 'max@home.test',
      url: `${site}/invitations/${token}`,
      expiresAt,
    },
  ],
  'invitation-renewal': [{ ...acme, email: 'max@acme.test', url: `${acme.url}/invitations` }],
  'invitation-accepted': [{ ...acme, memberName: 'Adam Adler', role: 'admin', url: people }],
  'invitation-declined': [{ ...acme, email: 'max@acme.test', url: `${acme.url}/invitations` }],
  'join-requested': [
    { ...acme, personName: 'Max Meyer', email: 'max@acme.test', url: `${people}/requests` },
  ],
  'join-refused': [{ organizationName: 'Acme' }],
  'domain-lapsed': [{ ...acme, domain: 'acme.test', url: `${acme.url}/settings/domains` }],
  'password-reset': [
    { url: `${site}/reset-password/${token}`, lifetimeHours: 1 },
    { url: `${site}/reset-password/${token}`, lifetimeHours: 1, isFirst: true },
  ],
  'factors-changed': [
    { ...factors, change: 'authenticator-added' },
    { ...factors, change: 'authenticator-removed' },
    { ...factors, change: 'recovery-codes-made' },
    { ...factors, change: 'recovery-code-used', left: 9 },
    { ...factors, change: 'factors-reset', reason: 'She has lost her phone.' },
    { ...factors, change: 'passkey-added', passkeyName: 'Work laptop' },
    { ...factors, change: 'passkey-removed', passkeyName: 'Work laptop' },
    { ...factors, change: 'passkey-refused', passkeyName: 'Work laptop' },
  ],
  'password-changed': [{ url: `${site}/forgot-password`, changedAt }],
  'provider-changed': [
    {
      ...{ provider: 'Google', became: 'connected', url: `${site}/account/security` },
      changedAt,
    },
    {
      ...{ provider: 'Google', became: 'disconnected', url: `${site}/account/security` },
      changedAt,
    },
  ],
  'email-change': [
    { url: `${site}/change-email/${token}?email=mia%40home.test`, email: 'mia@acme.test' },
  ],
  'email-add': [
    { url: `${site}/change-email/${token}?add=mia%40home.test`, email: 'mia@acme.test' },
  ],
  'email-added': [
    {
      ...{ url: `${site}/change-email/${token}?undo=mia%40acme.test`, email: 'mia@home.test' },
      changedAt,
    },
  ],
  'email-removed': [
    {
      ...{ url: `${site}/account/email`, email: 'mia@home.test' },
      changedAt,
    },
  ],
  'email-in-use': [{ url: `${site}/login` }],
  'email-changed': [{ url: `${site}/change-email/${token}?undo=mia%40acme.test`, changedAt }],
  'email-restored': [{ changedAt }],
  'email-edited': [
    { became: 'former', changedAt },
    { became: 'primary', changedAt },
  ],
  'account-closing': [{ url: `${site}/login`, endsAt: '2026-12-07T17:14:27.000Z' }],
  'account-ending': [{ url: `${site}/login`, endsAt: '2026-12-07T17:14:27.000Z' }],
  'account-kept': [{ url: `${site}/forgot-password`, keptAt: changedAt }],
  'sign-in-link': [
    { url: `${site}/login/${token}`, lifetimeMinutes: 15 },
    { url: `${site}/login/${token}`, lifetimeMinutes: 15, code: '048213', codeMinutes: 10 },
  ],
  'new-device': [
    {
      ...{ url: `${site}/sign-out/${token}`, browser: 'Firefox', system: 'Linux' },
      ...{ city: 'Berlin', country: 'DE', signedInAt: changedAt },
    },
    {
      ...{ url: `${site}/account/sessions`, browser: '', system: '' },
      ...{ city: '', country: 'JP', signedInAt: changedAt },
    },
  ],
  'role-changed': [{ ...acme, role: 'admin' }],
  'member-added': [{ ...acme, actorName: 'Adam Adler', role: 'member' }],
  'member-suspended': [{ organizationName: 'Acme' }],
  'factor-required': [
    { ...acme, requiredAt: '2026-12-07T17:00:00.000Z', isDue: false },
    { ...acme, requiredAt: '2026-12-07T17:00:00.000Z', isDue: true },
  ],
  'member-resumed': [{ ...acme, role: 'member' }],
  'member-removed': [{ organizationName: 'Acme' }],
  'member-left': [{ ...acme, memberName: 'Max Meyer', url: people }],
  'ownership-transferred': [
    { ...acme, otherName: 'Adam Adler', became: 'former-owner' },
    { ...acme, otherName: 'Olive Oliver', became: 'owner' },
  ],
  'ownership-offered': [{ ...acme, ownerName: 'Olive Oliver', expiresAt }],
  'ownership-withdrawn': [{ organizationName: 'Acme' }],
  'ownership-declined': [{ ...acme, adminName: 'Adam Adler' }],
  'organization-deleted': [
    { organizationName: 'Acme', actorName: 'Olive', deletedAt: changedAt },
    {
      ...{ organizationName: 'Acme', actorName: 'Olive', deletedAt: changedAt },
      ...{ endsAt: '2026-12-23T17:14:27.000Z', url: `${site}/orgs` },
    },
  ],
  'organization-ending': [
    { organizationName: 'Acme', endsAt: '2026-12-23T17:14:27.000Z' },
    { organizationName: 'Acme', endsAt: '2026-12-23T17:14:27.000Z', url: `${site}/orgs` },
    { organizationName: 'Acme', endsAt: '2026-12-23T17:14:27.000Z', isInactive: true },
  ],
  'organization-restored': [{ ...acme, actorName: 'Olive Oliver' }],
}
