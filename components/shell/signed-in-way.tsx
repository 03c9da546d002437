import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button-link'
import { currentUser } from '@/lib/access/context'

/** On the page of a link that is over: the way on for who is signed in, such as by that very link. */
export async function SignedInWay() {
  if (!(await currentUser())) return null
  const t = await getTranslations('problems')
  return <ButtonLink href="/orgs">{t('toOrgs')}</ButtonLink>
}
