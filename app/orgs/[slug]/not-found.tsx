import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { NotFoundNotice } from '@/components/shell/not-found-notice'

export const generateMetadata = pageTitle('problems', 'notFoundTitle')

/** The 404 inside an organization: an unknown member, a deleted invitation. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return <NotFoundNotice links={[{ href: '/orgs', label: t('toOrgs') }]} />
}
