import type { FormAction, FormState } from '@/lib/action/form-state'

/** Calls a form's action from code. Undefined without a response: offline, or a server error. */
export async function postTo<T>(
  action: FormAction<T>,
  fields: Record<string, string>,
): Promise<FormState<T> | undefined> {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  try {
    return await action({}, data)
  } catch {
    return undefined
  }
}
