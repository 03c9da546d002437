import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { NotFoundNotice } from '@/components/shell/not-found-notice'

export const generateMetadata = pageTitle('problems', 'notFoundTitle')

/** The 404 page, the same for what does not exist and for what belongs to others. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return (
    <main>
      <NotFoundNotice
        links={[
          { href: '/orgs', label: t('toOrgs') },
          { href: '/', label: t('toHome') },
        ]}
      />
    </main>
  )
}
