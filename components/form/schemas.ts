import type { z } from 'zod'
import type { BackendForm } from '@/lib/backends/queries'
import type { KindPart } from '@/lib/config/define-kind'
import { backendFields } from './backend-fields'

/**
 * The server's own schemas, by name. A form on a server component names one; its code (and zod's)
 * is fetched when somebody begins to fill the form in, so that no page pays for it at first load.
 */
export const schemas = {
  signIn: async () => (await import('@/lib/auth/schema')).signInSchema,
  requestLink: async () => (await import('@/lib/auth/schema')).requestLinkSchema,
  resetPassword: async () => (await import('@/lib/auth/schema')).resetPasswordSchema,
  signUp: async () => (await import('@/lib/registration/schema')).signUpSchema,
  activateAccount: async () => (await import('@/lib/registration/schema')).activateAccountSchema,
  requestActivation: async () =>
    (await import('@/lib/registration/schema')).requestActivationSchema,
  createOrganization: async () =>
    (await import('@/lib/organizations/schema')).createOrganizationSchema,
  updateOrganization: async () =>
    (await import('@/lib/organizations/schema')).updateOrganizationSchema,
  deleteOrganization: async () =>
    (await import('@/lib/organizations/schema')).deleteOrganizationSchema,
  transferOwnership: async () =>
    (await import('@/lib/organizations/schema')).transferOwnershipSchema,
  changeRole: async () => (await import('@/lib/members/schema')).changeRoleSchema,
  updateMemberDetails: async () => (await import('@/lib/members/schema')).updateMemberDetailsSchema,
  invite: async () => (await import('@/lib/invitations/schema')).inviteFormSchema,
  inviteMany: async () => (await import('@/lib/invitations/schema')).inviteManySchema,
  joinByInvitation: async () => (await import('@/lib/invitations/schema')).joinByInvitationSchema,
  createProduct: async () => (await import('@/lib/products/schema')).createProductSchema,
  updateProduct: async () => (await import('@/lib/products/schema')).updateProductSchema,
  updateProfile: async () => (await import('@/lib/users/schema')).updateProfileSchema,
  changePassword: async () => (await import('@/lib/users/schema')).changePasswordSchema,
  editPerson: async () => (await import('@/lib/admin/schema')).editPersonSchema,
  deletePerson: async () => (await import('@/lib/admin/schema')).deletePersonSchema,
  addMember: async () => (await import('@/lib/admin/schema')).addMemberSchema,
}
export type SchemaName = keyof typeof schemas

/** A kind of organization, and which of its two sets of fields a form has. */
export interface FormKind {
  name: string
  part: KindPart
}

/** A backend, and which of its two sets of fields a form has. */
export type FormBackend = Pick<BackendForm, 'name' | 'part'>

/**
 * A schema with what the kind and the backend have beside it, each of which is its own:
 * kinds/<name>/fields.ts, and what backend-fields.ts names.
 */
export async function loadSchema(
  name: SchemaName,
  kind?: FormKind,
  backend?: FormBackend,
): Promise<z.ZodType> {
  if (!kind && !backend) return schemas[name]()
  const [{ formOf }, schema, fields, extra] = await Promise.all([
    import('@/lib/kinds/form-of'),
    schemas[name](),
    kind && (import(`@/kinds/${kind.name}/fields`) as Promise<Partial<FieldsOf<KindPart>>>),
    backend && backendFields[backend.name]?.(),
  ])
  return formOf(schema as z.ZodObject, {
    fields: kind && fields?.[kind.part],
    extra: backend && extra?.[backend.part],
  })
}

type FieldsOf<Part extends string> = Record<Part, z.ZodObject>
