import { smsInvitations } from '@/docs/cookbook/examples/backends/sms-invitations'
import { fern } from '@/docs/cookbook/examples/fern/fern'
import { vendor } from '@/kinds/vendor/kind'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { Guildhall } from '@/lib/config/define-guildhall'
import type { Resource } from '@/lib/config/define-resource'
import own from '../../guildhall.config'
import core from './core.config'

/** Settings that a browser test changes for its own server (e2e/support/server-beside.ts). */
const { heldBy, ...settings } = JSON.parse(process.env.GUILDHALL_TEST_CONFIG || '{}') as Partial<
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
  ...core,
  kinds: { ...core.kinds, vendor },
  backends: { invitations: [sms] },
  resources: heldBy
    ? { ...core.resources, held: { permissions: {}, pages: {}, messages: {}, heldBy } }
    : core.resources,
  ...settings,
}

/** Of a server on which a test sets one of them: the brand of docs/theming.md, or guildhall.config.ts. */
const { GUILDHALL_TEST_FERN: isFern, GUILDHALL_TEST_OWN: isOwn } = process.env

/**
 * Replaces guildhall.config.ts in the browser tests' build: the configuration of the core's tests, and
 * the example kind.
 */
export default isFern ? { ...core, ...fern } : isOwn ? own : forTests
