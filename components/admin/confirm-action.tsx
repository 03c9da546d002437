import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { FormAction } from '@/lib/action/form-state'

interface ConfirmActionProps {
  action: FormAction
  fields: Record<string, string>
  /** On the button, and again on the one that confirms. */
  label: string
  ask: string
  text: string
  /** Whether it takes something away from somebody. */
  danger?: boolean
}

/** A button whose step is asked for once more, with what it does. */
export async function ConfirmAction(props: ConfirmActionProps) {
  const { action, fields, label, ask, text, danger = false } = props
  const app = await getTranslations('app')
  return (
    <ConfirmDialog
      trigger={label}
      triggerProps={danger ? { variant: 'danger-quiet' } : {}}
      title={ask}
      description={text}
      cancelLabel={app('cancel')}
    >
      <ActionButton action={action} fields={fields} variant={danger ? 'danger' : 'primary'}>
        {label}
      </ActionButton>
    </ConfirmDialog>
  )
}
