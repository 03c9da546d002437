import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('problems'))('notFoundTitle'),
})

/** 404: the same for what nobody has and for what is somebody else's. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return (
    <main className="grid min-h-dvh place-content-center p-4">
      <EmptyState
        level={1}
        icon={<SearchX />}
        title={t('notFoundTitle')}
        action={
          <>
            <ButtonLink href="/orgs" variant="primary">
              {t('toOrgs')}
            </ButtonLink>
            <ButtonLink href="/">{t('toHome')}</ButtonLink>
          </>
        }
      >
        {t('notFound')}
      </EmptyState>
    </main>
  )
}
