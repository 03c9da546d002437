import { headers } from 'next/headers'
import { clientIp, isOwnLaptop } from '@/lib/auth/client-ip'
import { limit } from '@/lib/auth/rate-limits'
import { DomainError } from '@/lib/errors'
import { kindOf } from '@/lib/kinds/kind-of'
import { isSlugFree } from '@/lib/orgs/is-slug-free'
import { slugSchema } from '@/lib/orgs/slug'

/** `{free}` for a slug of the right form, for the field that is being filled in. */
export async function GET(request: Request, { params }: RouteContext<'/api/slugs/[slug]'>) {
  const slug = slugSchema.safeParse((await params).slug)
  const kind = new URL(request.url).searchParams.get('kind') ?? ''
  if (!slug.success || kindOf(kind).reservedSlugs?.includes(slug.data))
    return Response.json({ free: false })
  try {
    const ip = clientIp(await headers())
    if (!isOwnLaptop(ip)) await limit('slugCheckIp', ip)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return Response.json({ error: error.code }, { status: 429 })
  }
  return Response.json({ free: await isSlugFree(slug.data) })
}
