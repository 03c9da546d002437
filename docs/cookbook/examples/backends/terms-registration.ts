import { defaultRegistration } from '@/lib/backends/default-registration'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { days } from '@/lib/config/define-guildhall'
import { fields } from './fields'

/**
 * Like the default, plus terms to accept, a link valid for one day, and the profile page as the first
 * step after activation.
 */
export const termsRegistration: RegistrationBackend = {
  ...defaultRegistration,
  name: 'terms',
  fields,
  lifetime: days(1),
  steps: () => ['/account'],
}
