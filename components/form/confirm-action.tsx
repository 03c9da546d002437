import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from './action-button'
import type { ButtonProps } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/action/form-state'

interface ConfirmActionProps {
  action: FormAction
  fields?: Record<string, string>
  /** The label of the button and of the one that confirms. */
  label: string
  /** The question, and what the action does. */
  ask: string
  text: string
  /** Additional controls, submitted with the action. */
  controls?: ReactNode
  /** Whether the action is destructive. */
  danger?: boolean
  /** Overrides the look of the button. */
  trigger?: ButtonProps
}

/** A button whose action must be confirmed in a dialog that explains it. */
export async function ConfirmAction(props: ConfirmActionProps) {
  const { action, fields, label, ask, text, controls, danger, trigger } = props
  const app = await getTranslations('app')
  return (
    <ConfirmDialog
      trigger={label}
      triggerProps={{ variant: danger ? 'danger-quiet' : 'secondary', ...trigger }}
      title={ask}
      description={text}
      cancelLabel={app('cancel')}
    >
      <ActionButton {...{ action, fields, controls }} variant={danger ? 'danger' : 'primary'}>
        {label}
      </ActionButton>
    </ConfirmDialog>
  )
}
