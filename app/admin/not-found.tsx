import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { NotFoundNotice } from '@/components/shell/not-found-notice'
import { adminPath } from '@/lib/paths'

export const generateMetadata = pageTitle('problems', 'notFoundTitle')

/** The 404 in the back office: a person or an organization that no longer exists. */
export default async function NotFound() {
  const admin = await getTranslations('admin')
  return <NotFoundNotice links={[{ href: adminPath(), label: admin('title') }]} />
}
