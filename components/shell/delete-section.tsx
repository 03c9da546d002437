import { getTranslations } from '@/lib/i18n/translations'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Section, Setting, SettingList } from '@/components/ui/section'
import type { FormAction } from '@/lib/action/form-state'

interface DeleteSectionProps {
  action: FormAction
  fields: Record<string, string>
  /** The name of what is deleted. */
  name: string
  /** The button: "Delete product". */
  label: string
  /** What deleting means. */
  description: string
}

/** The end of a page about one thing: a button to delete it, after confirmation. */
export async function DeleteSection(props: DeleteSectionProps) {
  const { action, fields, name, label, description } = props
  const t = await getTranslations('records')
  return (
    <Section id="delete" title={t('deleteZone')}>
      <SettingList danger>
        <Setting
          title={t('deleteTitle', { name })}
          description={description}
          action={
            <ConfirmAction
              action={action}
              fields={fields}
              label={label}
              ask={t('deleteAsk', { name })}
              text={description}
              danger
            />
          }
        />
      </SettingList>
    </Section>
  )
}
