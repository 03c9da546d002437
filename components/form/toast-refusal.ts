import { formDataOf } from '@/components/ui/post-fields'
import { toast } from '@/components/ui/toast'
import { problemIn, type FormState, type FormAction } from '@/lib/action/form-state'

/** Shows an action's refusal as a toast, with its link ("Sign in"). */
export function toastRefusal(state: FormState | undefined, failed?: string) {
  const message = problemIn(state) ?? failed
  if (!message) return
  const { link } = state ?? {}
  toast({
    tone: 'error',
    message,
    ...(link && {
      action: { label: link.label, onClick: () => window.location.assign(link.href) },
    }),
  })
}

/** Calls a form's action from code. Undefined without a response: offline, or a server error. */
export async function postTo<T>(
  action: FormAction<T>,
  fields: Record<string, string>,
): Promise<FormState<T> | undefined> {
  try {
    return await action({}, formDataOf(fields))
  } catch {
    return undefined
  }
}
