import { toast } from '@/components/ui/toast'
import { problemIn, type FormState } from '@/lib/action/form-state'

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
