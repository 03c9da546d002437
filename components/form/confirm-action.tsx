import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from './action-button'
import type { ButtonProps } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { FormAction } from '@/lib/action/form-state'

interface ConfirmActionProps {
  action: FormAction
  fields?: Record<string, string>
  /** On the button, and again on the one that confirms. */
  label: string
  /** What is asked, and what the step does. */
  ask: string
  text: string
  /** What else is asked; its choice is sent along. */
  controls?: ReactNode
  /** Whether it takes something away from somebody. */
  danger?: boolean
  /** How the button looks, where that is not as usual. */
  trigger?: ButtonProps
}

/** A button whose step is asked for once more, with what it does. */
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
