import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

/** 404 inside an organization: a member who is none, an invitation that is gone. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return (
    <EmptyState
      level={1}
      icon={<SearchX />}
      title={t('notFoundTitle')}
      action={<ButtonLink href="/orgs">{t('toOrgs')}</ButtonLink>}
    >
      {t('notFound')}
    </EmptyState>
  )
}
