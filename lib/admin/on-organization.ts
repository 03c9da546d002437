import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { staffContext, type Staff } from '@/lib/access/staff-context'

/**
 * An organization's own command as one of the back office: the same rules, asked for staff, also
 * where the organization is switched off.
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
