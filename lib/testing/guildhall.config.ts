import { smsInvitations } from '@/docs/cookbook/examples/backends/sms-invitations'
import { fern } from '@/docs/cookbook/examples/fern/fern'
import { vendor } from '@/kinds/vendor/kind'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { Guildhall } from '@/lib/config/define-guildhall'
import type { Resource } from '@/lib/config/define-resource'
import config from '../../guildhall.config'

/** Settings that a browser test changes for its own server (e2e/support/server-beside.ts). */
const { heldBy, ...own } = JSON.parse(process.env.GUILDHALL_TEST_CONFIG || '{}') as Partial<
  Pick<Guildhall, 'invitations'> & Pick<Resource, 'heldBy'>
>

/** The recipe's backend for phone numbers, whose messages arrive in the local mailbox. */
const sms: InvitationBackend = {
  ...smsInvitations,
  identifier: {
    ...smsInvitations.identifier!,
    async deliver({ id, to, text }) {
      const { mailboxTransport } = await import('@/lib/mail/mailbox-transport')
      const { env } = await import('@/lib/env')
      const mail = { id, to: `${to}@sms.test`, from: 'sms@guildhall.test', subject: 'SMS' }
      await mailboxTransport({ dir: env.MAIL_DIR }).send({ ...mail, text, html: text })
    },
  },
}

const forTests: Guildhall = {
  ...config,
  kinds: { ...config.kinds, vendor },
  backends: { ...config.backends, invitations: [sms] },
  resources: heldBy
    ? { ...config.resources, held: { permissions: {}, pages: {}, messages: {}, heldBy } }
    : config.resources,
  ...own,
}

/**
 * Replaces guildhall.config.ts in the browser tests' build: adds the example kind, and on some servers
 * the brand of docs/theming.md.
 */
export default process.env.GUILDHALL_TEST_FERN ? { ...config, ...fern } : forTests
