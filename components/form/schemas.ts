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
  createOrganization: async () => (await import('@/lib/orgs/schema')).createOrganizationSchema,
  updateOrganization: async () => (await import('@/lib/orgs/schema')).updateOrganizationSchema,
  deleteOrganization: async () => (await import('@/lib/orgs/schema')).deleteOrganizationSchema,
  transferOwnership: async () => (await import('@/lib/orgs/schema')).transferOwnershipSchema,
  changeRole: async () => (await import('@/lib/members/schema')).changeRoleSchema,
  inviteMember: async () => (await import('@/lib/invitations/schema')).inviteMemberSchema,
  joinByInvitation: async () => (await import('@/lib/invitations/schema')).joinByInvitationSchema,
  updateProfile: async () => (await import('@/lib/users/schema')).updateProfileSchema,
  changePassword: async () => (await import('@/lib/users/schema')).changePasswordSchema,
}
export type SchemaName = keyof typeof schemas
