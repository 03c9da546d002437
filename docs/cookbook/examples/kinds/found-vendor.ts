import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { createOrganization } from '@/lib/organizations/create-organization'

/** A vendor from a register of companies: the same gate as the form's, and the same checks. */
export const foundVendor = (user: SignedIn, company: { name: string; taxNumber: string }) =>
  createOrganization(user, {
    kind: 'vendor',
    name: company.name,
    fields: { taxNumber: company.taxNumber },
    memberFields: { title: 'Founder' },
  })
