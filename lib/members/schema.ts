import * as z from 'zod'

const memberId = z.uuid({ error: 'member-missing' })

/** The name of a role; the command checks that it exists. */
export const roleSchema = z
  .string({ error: 'role-missing' })
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'role-missing')

/** Who gets a leaving member's resources; if omitted, these are kept without a member. */
const heirId = z
  .string()
  .transform((chosen) => chosen || undefined)
  .pipe(z.uuid({ error: 'field-choice' }).optional())
  .optional()

export const removeMemberSchema = z.object({ userId: memberId, toId: heirId })
export type RemoveMemberInput = z.output<typeof removeMemberSchema>

/** Hands a member's resources over to another member. */
export const handOverSchema = z.object({
  userId: memberId,
  toId: z.uuid({ error: 'member-missing' }),
})
export type HandOverInput = z.output<typeof handOverSchema>

/** Reinstates, suspends, resumes or reminds a member. */
export const memberSchema = z.object({ userId: memberId })
export type MemberInput = z.output<typeof memberSchema>

export const changeRoleSchema = z.object({ userId: memberId, role: roleSchema })
export type ChangeRoleInput = z.output<typeof changeRoleSchema>

/** Several members as posted by a form: ids separated by commas. */
const memberIds = z
  .string({ error: 'member-missing' })
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(memberId).min(1, 'member-missing').max(50, 'member-missing'))

/** Suspends or resumes several members. */
export const membersSchema = z.object({ userIds: memberIds })
export type MembersInput = z.output<typeof membersSchema>

export const removeMembersSchema = membersSchema.extend({ toId: heirId })
export type RemoveMembersInput = z.output<typeof removeMembersSchema>

export const changeRolesSchema = z.object({ userIds: memberIds, role: roleSchema })
export type ChangeRolesInput = z.output<typeof changeRolesSchema>

export const updateMemberDetailsSchema = memberSchema
export type UpdateMemberDetailsInput = MemberInput & {
  /** The kind's member fields; the command validates them with the kind's schema. */
  fields?: Record<string, unknown>
}

export const leaveOrganizationSchema = z.object({ toId: heirId })
export type LeaveOrganizationInput = z.output<typeof leaveOrganizationSchema>

/** For suspended members, whom no organization action admits: the organization's slug. */
export const leaveSuspendedSchema = z.object({ org: z.string() })
export type LeaveSuspendedInput = z.output<typeof leaveSuspendedSchema>
