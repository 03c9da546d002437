import type { Metadata } from 'next'
import { getMessages, getTranslations } from '@/lib/i18n/translations'
import { ForbiddenNotice } from '@/components/shell/forbidden-notice'
import { findSuspended, requestedPath } from '@/lib/access/context'
import { orgOfPath } from '@/lib/organizations/recent-slugs'

/** Next gives this page no parameters. */
async function isSuspended() {
  const slug = orgOfPath((await requestedPath()) ?? '')
  return slug !== undefined && (await findSuspended(slug)) !== null
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problems')
  return { title: t((await isSuspended()) ? 'suspendedTitle' : 'forbiddenTitle') }
}

/** 403: a member where an admin is needed, or who is suspended. Names who can help. */
export default async function Forbidden() {
  const { problems } = await getMessages()
  const isOut = await isSuspended()
  const texts = isOut
    ? { title: problems.suspendedTitle, text: problems.suspended, back: problems.toOrgs }
    : { title: problems.forbiddenTitle, text: problems.forbidden, back: problems.back }
  return <ForbiddenNotice {...{ texts, isOut }} />
}
