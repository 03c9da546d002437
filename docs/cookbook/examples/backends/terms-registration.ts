import { defaultRegistration } from '@/lib/backends/default-registration'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { days } from '@/lib/config/define-guildhall'
import { fields } from './fields'

/**
 * As the default, with terms to agree to, a link that works for one day, and the profile page as the
 * first step after activation.
 */
export const termsRegistration: RegistrationBackend = {
  ...defaultRegistration,
  name: 'terms',
  fields,
  lifetime: days(1),
  steps: () => ['/account'],
}
