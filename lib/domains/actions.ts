'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { joinedOrAsked } from '@/lib/backends/landing'
import {
  addDomain,
  changeDomainPolicy,
  removeDomain,
  verifyDomain,
} from '@/lib/domains/change-domains'
import { joinByDomain } from '@/lib/domains/join-by-domain'
import { addDomainSchema, domainIdSchema, domainPolicySchema } from '@/lib/domains/schema'
import { withUnreadFields } from '@/lib/kinds/form-of'

const named = (domain: string) => ({ values: { domain } })

export const addDomainAction = orgAction('org.update', addDomainSchema, addDomain, {
  done: (domain) => ({ flash: 'domainAdded', ...named(domain) }),
})

export const verifyDomainAction = orgAction('org.update', domainIdSchema, verifyDomain, {
  limit: 'domainCheck',
  done: (domain) => ({ flash: 'domainVerified', ...named(domain) }),
})

export const changeDomainPolicyAction = orgAction(
  'org.update',
  domainPolicySchema,
  changeDomainPolicy,
  { done: (domain) => ({ flash: 'domainChanged', ...named(domain) }) },
)

export const removeDomainAction = orgAction('org.update', domainIdSchema, removeDomain, {
  done: (domain) => ({ flash: 'domainRemoved', ...named(domain) }),
})

export const joinByDomainAction = userAction(withUnreadFields(domainIdSchema), joinByDomain, {
  done: joinedOrAsked,
})
