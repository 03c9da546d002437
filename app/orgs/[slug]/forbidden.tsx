import type { Metadata } from 'next'
import { getMessages, getTranslations } from '@/lib/i18n/translations'
import { ForbiddenNotice } from '@/components/shell/forbidden-notice'
import { findSuspended, requestedPath } from '@/lib/access/context'
import { orgOfPath } from '@/lib/organizations/recent-slugs'

export async function generateMetadata(): Promise<Metadata> {
  const slug = orgOfPath((await requestedPath()) ?? '')
  const isSuspended = slug !== undefined && (await findSuspended(slug)) !== null
  return {
    title: (await getTranslations('problems'))(isSuspended ? 'suspendedTitle' : 'forbiddenTitle'),
  }
}

/** 403: a member where an admin is needed, or who is suspended. Names who can help. */
export default async function Forbidden() {
  const { problems } = await getMessages()
  return (
    <ForbiddenNotice
      texts={{ title: problems.forbiddenTitle, text: problems.forbidden, back: problems.back }}
    />
  )
}
