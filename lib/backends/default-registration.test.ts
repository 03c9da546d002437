import { describe } from 'vitest'
import { defaultRegistration } from '@/lib/backends/default-registration'
import { registrationContract } from '@/lib/backends/registration-contract'

describe('the default registration backend', () => {
  registrationContract(defaultRegistration)
})
