import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button-link'
import { currentUser } from '@/lib/access/context'

/** A link for signed-in people on the page of a dead link, which may have signed them in. */
export async function SignedInWay() {
  if (!(await currentUser())) return null
  const t = await getTranslations('problems')
  return <ButtonLink href="/orgs">{t('toOrgs')}</ButtonLink>
}
