import type { z } from 'zod'
import type { BackendForm } from '@/lib/backends/queries'
import type { KindPart } from '@/lib/config/define-kind'
import type { Some } from '@/lib/kinds/form-of'
import type { Contributed } from '@/lib/config/resources'
import type * as accountDeletion from '@/lib/account-deletion/schema'
import type * as address from '@/lib/accounts/address/schema'
import type * as admin from '@/lib/admin/schema'
import type * as factors from '@/lib/accounts/factors/schema'
import type * as domains from '@/lib/domains/schema'
import type * as notifications from '@/lib/accounts/notifications/schema'
import type * as signIn from '@/lib/accounts/sign-in/schema'
import type * as invitations from '@/lib/invitations/schema'
import type * as joinLinks from '@/lib/join-links/schema'
import type * as members from '@/lib/members/schema'
import type * as organizations from '@/lib/organizations/schema'
import type * as signUp from '@/lib/accounts/sign-up/schema'
import type * as profile from '@/lib/accounts/profile/schema'
import { backendFields } from './backend-fields'

/** Each noun's schemas: the exports of lib/<noun>/schema.ts or lib/accounts/<noun>/schema.ts. */
type Schemas = {
  'account-deletion': typeof accountDeletion
  address: typeof address
  admin: typeof admin
  domains: typeof domains
  factors: typeof factors
  invitations: typeof invitations
  'join-links': typeof joinLinks
  members: typeof members
  notifications: typeof notifications
  organizations: typeof organizations
  profile: typeof profile
  'sign-in': typeof signIn
  'sign-up': typeof signUp
} & Contributed<'schemas'>

/** The name of a server schema: "members.changeRole" is changeRoleSchema of lib/members/schema.ts. */
export type SchemaName = {
  [Noun in keyof Schemas & string]: keyof Schemas[Noun] extends infer Name
    ? Name extends `${infer Form}Schema`
      ? `${Noun}.${Form}`
      : never
    : never
}[keyof Schemas & string]

const ofAccounts: ReadonlySet<string | undefined> = new Set([
  'address',
  'notifications',
  'factors',
  'profile',
  'sign-in',
  'sign-up',
])

/** Server components name a form's schema; its code, and zod's, is loaded when needed. */
async function find(schema: SchemaName) {
  const [noun, name] = schema.split('.')
  const schemas = (await (ofAccounts.has(noun)
    ? import(`@/lib/accounts/${noun}/schema`)
    : import(`@/lib/${noun}/schema`))) as Record<string, z.ZodType>
  return schemas[`${name}Schema`] as z.ZodType
}

/** A kind of organization, with the set of its fields that a form has, or some of them. */
export interface FormKind extends Some {
  name: string
  part: KindPart
  /** In addition to the organization's fields, the member fields for its founder. */
  founder?: boolean
}

/** A backend, with the set of its fields that a form has. */
export type FormBackend = Pick<BackendForm, 'name' | 'part'>

/**
 * Loads a schema with the additional fields of the kind and the backend, from kinds/<name>/fields.ts
 * and backend-fields.ts.
 */
export async function loadSchema(
  name: SchemaName,
  kind?: FormKind,
  backend?: FormBackend,
): Promise<z.ZodType> {
  if (!kind && !backend) return find(name)
  const [{ formOf, someOf }, schema, all, extra] = await Promise.all([
    import('@/lib/kinds/form-of'),
    find(name),
    kind && (import(`@/kinds/${kind.name}/fields`) as Promise<Partial<FieldsOf<KindPart>>>),
    backend && backendFields[backend.name]?.(),
  ])
  const fields = kind && all?.[kind.part]
  return formOf(schema as z.ZodObject, {
    fields: fields && someOf(fields, kind),
    memberFields: kind?.founder ? all?.memberFields : undefined,
    extra: backend && extra?.[backend.part],
  })
}

type FieldsOf<Part extends string> = Record<Part, z.ZodObject>
