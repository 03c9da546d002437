import type { Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/text-link'
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
  const first = kinds[0]
  return (
    <nav aria-label={t('choose')} className="mb-5">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {kinds.map((name, index) => (
          <li key={name}>
            {name === kind ? (
              <span aria-current="page" className="font-medium text-ink">
                {labels[index]?.singular}
              </span>
            ) : (
              <TextLink href={(name === first ? here : `${here}?kind=${name}`) as Route}>
                {labels[index]?.singular}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
