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

/** A backend's own fields, as a form renders them and validates them in the browser. */
export interface BackendForm {
  name: string
  part: BackendPart
  controls: FieldControl[]
}

/** The fields of a backend beyond the form's own; undefined if it has none. */
export function backendForm(backend: Backend, part: BackendPart): BackendForm | undefined {
  const fields = backend[part]
  return fields && { name: backend.name, part, controls: fieldControls(fields) }
}

/** The additional fields of the invite form for an organization of this kind. */
export const inviteForm = (kind: string) => backendForm(invitationBackend(kind), 'fields')

/** The message keys for the identifier that people are invited by; undefined for an email address. */
export const identifierWords = (kind: string) => {
  const { name, identifier } = invitationBackend(kind)
  return identifier && `backends.${name}`
}

/** The kind's member fields for the inviter; optional if the invitee can fill them in. */
export const inviteMemberForm = (kind: string) =>
  formKind(kind, 'memberFields', { optional: !invitationBackend(kind).addsAtOnce })

/** The additional fields for signing up with an organization of this kind. */
export const signUpForm = (kind: string) => backendForm(registrationBackend(kind), 'fields')

/** The sign-up page for an organization of this kind. */
export const signUpPath = (kind?: string): Route =>
  registrationBackend(kind).signUpPath ?? '/signup'

/** The fields for new people who join an organization of this kind with an invitation. */
export const joinForm = (kind: string) => backendForm(invitationBackend(kind), 'accountFields')

/** How many days an invitation to this kind is valid; null if people are added without being asked. */
export const invitationDays = (kind: string) =>
  invitationBackend(kind).addsAtOnce ? null : invitationLifetime(kind) / days(1)
