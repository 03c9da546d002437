import { headers } from 'next/headers'
import { clientIp, isOwnLaptop } from '@/lib/auth/client-ip'
import { limit } from '@/lib/auth/rate-limits'
import { kindOf } from '@/lib/kinds/kind-of'
import { isSlugFree } from '@/lib/orgs/is-slug-free'
import { slugSchema } from '@/lib/orgs/slug'
import { answering } from '@/lib/route-answer'

type Context = RouteContext<'/api/slugs/[slug]'>

/** `{free}` for a slug of the right form, for the field that is being filled in. */
export const GET = answering<Context>(async (request, { params }) => {
  const slug = slugSchema.safeParse((await params).slug)
  const kind = new URL(request.url).searchParams.get('kind') ?? ''
  if (!slug.success || kindOf(kind).reservedSlugs?.includes(slug.data))
    return Response.json({ free: false })
  const ip = clientIp(await headers())
  if (!isOwnLaptop(ip)) await limit('slugCheckIp', ip)
  return Response.json({ free: await isSlugFree(slug.data) })
})
