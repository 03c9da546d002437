import 'server-only'
import { env } from '@/lib/env'

/**
 * The origins of this site, as a browser writes them: that of APP_URL; on a laptop's embedded database
 * also the machine's own names; on Vercel the deployment's own addresses, which Vercel alone gives out.
 */
export function siteOrigins(): string[] {
  const { VERCEL, VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL } = env
  const port = env.PORT ?? 3000
  const laptop = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)
  const vercel = [VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL]
    .filter((host) => host !== undefined)
    .map((host) => `https://${host}`)
  return [env.APP_URL, ...(env.GUILDHALL_EMBEDDED ? laptop : []), ...(VERCEL ? vercel : [])].map(
    (url) => new URL(url).origin, // leaves out the port that a scheme has anyway
  )
}
