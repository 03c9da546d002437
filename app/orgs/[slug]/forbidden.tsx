import { pageTitle } from '@/components/shell/org-title'
import { getMessages } from '@/lib/i18n/translations'
import { LeaveSuspended } from '@/components/organizations/without-access'
import { ForbiddenNotice } from '@/components/shell/forbidden-notice'
import { findSuspended, requestedPath } from '@/lib/access/context'
import { orgOfPath } from '@/lib/organizations/recent-slugs'

export const generateMetadata = pageTitle('problems', 'forbiddenTitle')

/** The 403 page, for a member without the permission or who is suspended. Names who can help. */
export default async function Forbidden() {
  const { problems } = await getMessages()
  // Next passes no parameters to this page.
  const slug = orgOfPath((await requestedPath()) ?? '')
  const suspended = slug === undefined ? null : await findSuspended(slug)
  const texts = suspended
    ? { title: problems.suspendedTitle, text: problems.suspended, back: problems.toOrgs }
    : { title: problems.forbiddenTitle, text: problems.forbidden, back: problems.back }
  return <ForbiddenNotice texts={texts} leave={suspended && <LeaveSuspended {...suspended} />} />
}
