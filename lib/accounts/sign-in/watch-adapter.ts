import type { Adapter } from 'next-auth/adapters'

/**
 * Wraps the adapter and collects its errors, which next-auth would log and ignore. Created per request.
 */
export function watchAdapter(adapter: Adapter = {}): { adapter: Adapter; failures: unknown[] } {
  const failures: unknown[] = []
  const watched = Object.entries(adapter).map(([name, work]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (work as (...args: unknown[]) => unknown)(...args)
      } catch (error) {
        failures.push(error)
        throw error
      }
    },
  ])
  return { adapter: Object.fromEntries(watched) as Adapter, failures }
}
