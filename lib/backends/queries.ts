import 'server-only'
import type { Route } from 'next'
import type { Backend, BackendPart } from '@/lib/backends/backend'
import {
  invitationBackend,
  invitationLifetime,
  registrationBackend,
} from '@/lib/backends/choose-backend'
import { days } from '@/lib/config/define-guildhall'
import { fieldControls, type FieldControl } from '@/lib/kinds/field-controls'
import { formKind } from '@/lib/kinds/queries'

/** A backend's own fields as a form draws them and checks them in the browser. */
export interface BackendForm {
  name: string
  part: BackendPart
  controls: FieldControl[]
}

/** What a backend has beside the form's own fields; undefined for one that has nothing. */
export function backendForm(backend: Backend, part: BackendPart): BackendForm | undefined {
  const fields = backend[part]
  return fields && { name: backend.name, part, controls: fieldControls(fields) }
}

/** What is asked beside the rest when somebody is invited to an organization of this kind. */
export const inviteForm = (kind: string) => backendForm(invitationBackend(kind), 'fields')

/** Where the words stand of what people are invited by; undefined where that is an address. */
export const identifierWords = (kind: string) => {
  const { name, identifier } = invitationBackend(kind)
  return identifier && `backends.${name}`
}

/** What the kind has for its members, for the inviter to fill in; who is asked fills in the rest. */
export const inviteMemberForm = (kind: string) =>
  formKind(kind, 'memberFields', { optional: !invitationBackend(kind).addsAtOnce })

/** What is asked beside the rest when somebody signs up with one of this kind. */
export const signUpForm = (kind: string) => backendForm(registrationBackend(kind), 'fields')

/** The page on which people sign up with an organization of this kind. */
export const signUpPath = (kind?: string): Route =>
  registrationBackend(kind).signUpPath ?? '/signup'

/** What a newcomer is asked who joins one of this kind by an invitation. */
export const joinForm = (kind: string) => backendForm(invitationBackend(kind), 'accountFields')

/** How many days an invitation to an organization of this kind can be answered; null where nobody is asked. */
export const invitationDays = (kind: string) =>
  invitationBackend(kind).addsAtOnce ? null : invitationLifetime(kind) / days(1)
