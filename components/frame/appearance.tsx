import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { Card } from '@/components/ui/card'
import { chooseThemeAction } from '@/lib/users/actions'
import { dataTheme, THEME_COOKIE } from '@/lib/users/theme'
import { ThemeChoice } from './theme-choice'

/** How the pages look on this device. */
export async function Appearance() {
  const [t, jar] = await Promise.all([getTranslations('theme'), cookies()])
  return (
    <Card title={t('title')} description={t('text')}>
      <ThemeChoice
        present={dataTheme(jar.get(THEME_COOKIE)?.value) ?? 'system'}
        action={chooseThemeAction.bind(null, {})}
        labels={{
          legend: t('theme'),
          apply: t('apply'),
          system: t('system'),
          light: t('light'),
          dark: t('dark'),
        }}
      />
    </Card>
  )
}
