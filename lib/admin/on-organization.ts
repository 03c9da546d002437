import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { staffContext, type Staff } from '@/lib/access/staff-context'

/**
 * Turns an organization's own command into one of the back office: the same rules, applied to staff,
 * also while the organization is deactivated.
 */
export const onOrganization =
  <I, R>(command: (ctx: OrgContext, input: I) => Promise<R>) =>
  async (staff: Staff, input: I & { organizationId: string }) => {
    const { organizationId } = input
    return {
      organizationId,
      result: await command(await staffContext(staff, organizationId), input),
    }
  }
