import { describe } from 'vitest'
import { invitationContract } from '@/lib/backends/invitation-contract'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import { arriveByInvitation } from '@/lib/testing/arrive'

describe('the modeled invitation backend', () => {
  invitationContract(modeledInvitations, arriveByInvitation)
})
