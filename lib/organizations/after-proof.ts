import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureFreshSignIn } from '@/lib/accounts/sign-in/fresh-sign-in'

/** A command that is run only for a person who signed in lately or types their password. */
export const afterProof =
  <I extends { password?: string | undefined }, R>(
    command: (ctx: OrgContext, input: I) => Promise<R>,
  ) =>
  async (ctx: OrgContext, input: I): Promise<R> => {
    await ensureFreshSignIn(ctx.user, input.password)
    return command(ctx, input)
  }
