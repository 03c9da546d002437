import config from '@/guildhall.config'
import { brandIcon, homeScreenIcon } from '@/lib/brand/brand-icon'

// Generated at build time; next.config.mjs maps the default paths of browsers to the small ones.
export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () =>
  ['icon.svg', '48.png', '180.png', '192.png', '512.png'].map((file) => ({ file }))

/** The brand's icon: the SVG itself, or a PNG of one size on white for home screens. */
export async function GET(_: Request, { params }: RouteContext<'/icons/[file]'>) {
  const size = parseInt((await params).file, 10)
  return size
    ? new Response(await homeScreenIcon(config.brand, size), {
        headers: { 'Content-Type': 'image/png' },
      })
    : new Response(brandIcon(config.brand), { headers: { 'Content-Type': 'image/svg+xml' } })
}
