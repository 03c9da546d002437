'use server'

import * as z from 'zod'
import { directory } from './directory'
import { signInByDirectory } from './sign-in-by-directory'
import { publicAction } from '@/lib/action/define-action'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'

const schema = z.object({ name: z.string().min(1).max(200), password: z.string().max(1024) })

export const signInByDirectoryAction = publicAction(
  schema,
  (from, input) => signInByDirectory(directory, input, from),
  { done: async (session) => ({ to: await enterBrowser(session, '/orgs') }) },
)
