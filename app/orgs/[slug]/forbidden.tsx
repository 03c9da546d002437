import type { Metadata } from 'next'
import { getMessages, getTranslations } from '@/lib/i18n/translations'
import { ForbiddenNotice } from '@/components/shell/forbidden-notice'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('problems'))('forbiddenTitle'),
})

/** 403: a member where an admin is needed. Names who can help. */
export default async function Forbidden() {
  const { problems } = await getMessages()
  return (
    <ForbiddenNotice
      texts={{ title: problems.forbiddenTitle, text: problems.forbidden, back: problems.back }}
    />
  )
}
