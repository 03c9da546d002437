import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Tabs } from '@/components/ui/tabs'
import { listKinds } from '@/lib/kinds/queries'
import { kindLabels } from './kind-labels'

interface KindChoiceProps {
  /** The page whose form it is. */
  here: '/orgs/new' | '/signup'
  /** The kind that the page is about. */
  kind: string
}

/** The kinds that can be created; nothing where there is one alone. */
export async function KindChoice({ here, kind }: KindChoiceProps) {
  const kinds = listKinds()
  if (kinds.length < 2) return null
  const [t, labels] = await Promise.all([
    getTranslations('kinds'),
    Promise.all(kinds.map(kindLabels)),
  ])
  return (
    <Tabs
      label={t('choose')}
      items={kinds.map((name, index) => ({
        href: (name === kinds[0] ? here : `${here}?kind=${name}`) as Route,
        label: labels[index]?.singular ?? name,
        current: name === kind,
      }))}
    />
  )
}
