import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DangerItem, DangerZone } from '@/components/ui/danger-zone'
import { Section } from '@/components/ui/section'
import type { FormAction } from '@/lib/action/form-state'

interface DeleteSectionProps {
  action: FormAction
  fields: Record<string, string>
  /** What is deleted. */
  name: string
  /** The button: "Delete product". */
  label: string
  /** What that means. */
  description: string
}

/** The end of a page about one thing: deletes it, after a question. */
export async function DeleteSection(props: DeleteSectionProps) {
  const { action, fields, name, label, description } = props
  const [t, app] = await Promise.all([getTranslations('records'), getTranslations('app')])
  const ask = (
    <ConfirmDialog
      trigger={label}
      triggerProps={{ variant: 'danger-quiet' }}
      title={t('deleteAsk', { name })}
      description={description}
      cancelLabel={app('cancel')}
    >
      <ActionButton action={action} fields={fields} variant="danger">
        {label}
      </ActionButton>
    </ConfirmDialog>
  )
  return (
    <Section id="delete" title={t('deleteZone')}>
      <DangerZone>
        <DangerItem title={t('deleteTitle', { name })} description={description} action={ask} />
      </DangerZone>
    </Section>
  )
}
