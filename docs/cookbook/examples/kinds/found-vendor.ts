import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { createOrganization } from '@/lib/organizations/create-organization'

/** Creates a vendor from a company register, with the same command and checks as the form. */
export const foundVendor = (user: SignedIn, company: { name: string; taxNumber: string }) =>
  createOrganization(user, {
    kind: 'vendor',
    name: company.name,
    fields: { taxNumber: company.taxNumber },
    memberFields: { title: 'Founder' },
  })
