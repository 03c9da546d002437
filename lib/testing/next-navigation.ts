export * from 'next/navigation.js'

// Instead of those that need Next's router around them: vitest.config.ts.
export const useRouter = () => ({})
export const usePathname = () => '/'
export const useSearchParams = () => new URLSearchParams()
/** Next's own is experimental, and refuses to run outside an app that has switched it on. */
export const forbidden = () => {
  throw Object.assign(new Error('forbidden'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;403' })
}
