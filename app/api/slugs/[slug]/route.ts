import { headers } from 'next/headers'
import { clientIp, isOwnLaptop } from '@/lib/ops/client-ip'
import { limit } from '@/lib/ops/rate-limits'
import { kindOf } from '@/lib/kinds/kind-of'
import { freeSlug, isSlugFree } from '@/lib/organizations/free-slug'
import { slugSchema } from '@/lib/organizations/slug'
import { answering } from '@/lib/action/route-answer'

type Context = RouteContext<'/api/slugs/[slug]'>

/**
 * Returns `{free}` for a valid slug, for the field being filled in; if it is taken, also a `suggestion`
 * that is free.
 */
export const GET = answering<Context>(async (request, { params }) => {
  const slug = slugSchema.safeParse((await params).slug)
  const kind = new URL(request.url).searchParams.get('kind') ?? ''
  if (!slug.success || kindOf(kind).reservedSlugs?.includes(slug.data))
    return Response.json({ free: false })
  const ip = clientIp(await headers())
  if (!isOwnLaptop(ip)) await limit('slugCheckIp', ip)
  if (await isSlugFree(slug.data)) return Response.json({ free: true })
  return Response.json({ free: false, suggestion: await freeSlug(kind, slug.data) })
})
