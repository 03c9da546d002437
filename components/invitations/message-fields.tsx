import { getTranslations } from '@/lib/i18n/translations'
import { SelectField } from '@/components/form/select-field'
import { TextAreaField } from '@/components/form/text-area-field'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { locales } from '@/lib/i18n/locales'

/** The message and the language of an invitation's email. */
export async function MessageFields({ org }: { org: OrgContext }) {
  const [t, app] = await Promise.all([getTranslations('invite'), getTranslations('app')])
  return (
    <>
      <TextAreaField
        name="message"
        label={t('message')}
        hint={`${t('messageHint')} ${t('replies', { email: org.user.email })}`}
        optional={app('optional')}
        rows={4}
        limit={2000}
      />
      <SelectField
        name="locale"
        label={t('language')}
        hint={t('languageHint')}
        options={config.locales.map((offered) => ({ value: offered, label: locales[offered] }))}
      />
    </>
  )
}
