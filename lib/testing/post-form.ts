import { env } from '@/lib/env'
import type { FormAction } from '@/lib/action/form-state'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { asking } from '@/lib/testing/next-request'

/** Posts a form as this person's browser does; returns the answer, or how the request ends. */
export async function postForm<T>(
  who: { token: string },
  action: FormAction<T>,
  fields: Record<string, string>,
) {
  askAs(who.token)
  return postAgain(action, fields)
}

/** The same in the browser that has asked last, with what it holds. */
export async function postAgain<T>(action: FormAction<T>, fields: Record<string, string>) {
  asking.headers = new Headers({ origin: env.APP_URL, host: new URL(env.APP_URL).host })
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return action(form).catch(endOf)
}

/** The message that the next page shows. */
export const flashed = () => asking.jar.get('guildhall-flash')?.value.replace(/^[^|]*\|/, '')
