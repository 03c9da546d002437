import { getTranslations } from '@/lib/i18n/translations'

/** The 403 page outside an organization, which is never shown. Next's is larger in every response. */
export default async function Forbidden() {
  return <h1>{(await getTranslations('problems'))('forbiddenTitle')}</h1>
}
