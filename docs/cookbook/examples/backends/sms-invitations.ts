import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import { sendSms } from './fake-sms'

/** Invites people by phone number. */
export const smsInvitations: InvitationBackend = {
  ...modeledInvitations,
  name: 'sms',
  identifier: {
    read(typed) {
      const number = typed.replace(/[\s()./-]/g, '').replace(/^00/, '+')
      return /^\+[1-9]\d{6,14}$/.test(number)
        ? { identifier: number }
        : { problem: 'phone-invalid' }
    },
    show: (number) => number.replace(/^(\+\d\d)(\d{3})/, '$1 $2 '),
    deliver: ({ id, to, text }) => sendSms({ id, to, text }),
  },
}
