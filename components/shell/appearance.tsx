import { getTranslations } from '@/lib/i18n/translations'
import { cookies } from 'next/headers'
import { Card } from '@/components/ui/card'
import { Section } from '@/components/ui/section'
import { chooseThemeAction } from '@/lib/accounts/profile/actions'
import { dataTheme, THEME_COOKIE } from '@/lib/accounts/profile/theme'
import { ThemeChoice } from './theme-choice'

/** The appearance setting of this device. */
export async function Appearance() {
  const [t, jar] = await Promise.all([getTranslations('theme'), cookies()])
  return (
    <Section id="appearance" title={t('title')} description={t('text')}>
      <Card>
        <ThemeChoice
          present={dataTheme(jar.get(THEME_COOKIE)?.value) ?? 'system'}
          action={chooseThemeAction}
          labels={{
            legend: t('theme'),
            apply: t('apply'),
            system: t('system'),
            light: t('light'),
            dark: t('dark'),
          }}
        />
      </Card>
    </Section>
  )
}
