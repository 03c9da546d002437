export * from 'next/navigation.js'

// Instead of those that need Next's router around them: vitest.config.ts.
export const useRouter = () => ({})
export const usePathname = () => '/'
export const useSearchParams = () => new URLSearchParams()
