import type { MetadataRoute } from 'next'
import config from '@/guildhall.config'
import { themeColours } from '@/lib/brand/brand-icon'

/** The web manifest: how devices show the product on the home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const { name, accent } = config.brand
  const icon = (size: string) => ({ src: `/icons/${size}.png`, sizes: `${size}x${size}` })
  return {
    name,
    short_name: name,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: themeColours(accent).light,
    icons: [icon('192'), icon('512'), { src: '/icons/icon.svg', sizes: 'any' }],
  }
}
