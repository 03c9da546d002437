import { getTranslations } from '@/lib/i18n/translations'

/** 403 outside of an organization, where no page asks for one. Next's own is longer, in every answer. */
export default async function Forbidden() {
  return <h1>{(await getTranslations('problems'))('forbiddenTitle')}</h1>
}
