import { findOrg, requireUser } from '@/lib/access/context'
import { can } from '@/lib/access/roles'
import { limit } from '@/lib/auth/rate-limits'
import { authorize, DomainError } from '@/lib/errors'
import { noteExport } from '@/lib/members/note-export'
import {
  everyMember,
  memberFileColumns,
  memberFileLine,
  readMembersQuery,
} from '@/lib/members/queries'
import { answering } from '@/lib/route-answer'
import { streamOf } from '@/lib/stream-of'
import { fileFormats, mediaTypes, tableFile } from '@/lib/table-file'

type Context = { params: Promise<{ slug: string }> }

/**
 * The members as a file, for those who may look at each of them: all whom the people page would show
 * with the same address, as they come from the database.
 */
export const GET = answering<Context>(async (request, { params }) => {
  await requireUser()
  const org = await findOrg((await params).slug)
  if (!org) throw new DomainError('not-found')
  authorize(can(org.actor, 'member.read'))
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const format = fileFormats.find((name) => name === asked.format) ?? 'csv'
  await limit('write', org.user.id)
  await noteExport(org, format)
  const pages = lines(everyMember(org, readMembersQuery(org, asked)))
  return new Response(streamOf(tableFile(format, memberFileColumns(org), pages)), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${org.organization.slug}-people.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
})

async function* lines(pages: ReturnType<typeof everyMember>) {
  for await (const rows of pages) yield rows.map(memberFileLine)
}
