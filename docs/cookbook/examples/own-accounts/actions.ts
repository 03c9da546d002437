'use server'

import { z } from 'zod'
import { directory } from './directory'
import { signInByDirectory } from './sign-in-by-directory'
import { publicAction } from '@/lib/action/define-action'
import { setSessionCookie } from '@/lib/accounts/sessions/session-cookie'

const schema = z.object({ name: z.string().min(1).max(200), password: z.string().max(1024) })

export const signInByDirectoryAction = publicAction(
  schema,
  ({ userAgent }, input) => signInByDirectory(directory, input, userAgent),
  {
    done: async (session) => {
      await setSessionCookie(session)
      return { to: '/orgs' }
    },
  },
)
