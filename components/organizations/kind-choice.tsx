import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Tabs } from '@/components/ui/nav-item'
import { listKinds } from '@/lib/kinds/queries'
import { kindLabels } from './kind-labels'

interface KindChoiceProps {
  /** The page of the form. */
  here: '/orgs/new' | '/signup'
  /** The current kind. */
  kind: string
}

/** The kinds that can be created; nothing if there is only one. */
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
