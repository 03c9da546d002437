import { formDataOf, withViewer } from '@/components/ui/post-fields'
import type { FormAction, FormState } from '@/lib/action/form-state'

/** Calls a form's action from code. Undefined without a response: offline, or a server error. */
export async function postTo<T>(
  action: FormAction<T>,
  fields: Record<string, string>,
): Promise<FormState<T> | undefined> {
  try {
    return await action({}, withViewer(formDataOf(fields)))
  } catch {
    return undefined
  }
}
