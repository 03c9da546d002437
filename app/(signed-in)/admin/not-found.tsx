import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { adminPath } from '@/lib/paths'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('problems'))('notFoundTitle'),
})

/** 404 in the back office: a person or an organization that is not there any more. */
export default async function NotFound() {
  const [t, admin] = await Promise.all([getTranslations('problems'), getTranslations('admin')])
  return (
    <EmptyState
      level={1}
      icon={<SearchX />}
      title={t('notFoundTitle')}
      action={<ButtonLink href={adminPath()}>{admin('title')}</ButtonLink>}
    >
      {t('notFound')}
    </EmptyState>
  )
}
