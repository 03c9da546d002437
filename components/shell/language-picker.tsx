import { getLocale, getTranslations } from '@/lib/i18n/translations'
import config from '@/guildhall.config'
import { locales } from '@/lib/i18n/locales'
import { chooseLanguageAction } from '@/lib/accounts/profile/actions'

/** The languages by their own names. A form with one button for each, so that it needs no JavaScript. */
export async function LanguagePicker() {
  const [t, current] = await Promise.all([getTranslations('app'), getLocale()])
  if (config.locales.length < 2) return null
  // The response is the page itself in its new language.
  const choose: (form: FormData) => Promise<unknown> = chooseLanguageAction
  return (
    <form
      action={choose as (form: FormData) => Promise<void>}
      aria-label={t('language')}
      className="languages"
    >
      {config.locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-current={locale === current || undefined}
        >
          {locales[locale]}
        </button>
      ))}
    </form>
  )
}
