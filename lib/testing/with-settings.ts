import { vi } from 'vitest'

/** Loads modules again, as a process started with these settings would. */
export async function withSettings<R>(
  settings: Record<string, string | undefined>,
  load: () => Promise<R>,
): Promise<R> {
  vi.resetModules()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  try {
    const { env } = await import('@/lib/env')
    void env.APP_URL // read now, and kept
    return await load()
  } finally {
    vi.unstubAllEnvs()
    vi.resetModules() // the next file of this process has the usual settings
  }
}
