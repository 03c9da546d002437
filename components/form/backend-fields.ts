import type { z } from 'zod'
import type { BackendForm } from '@/lib/backends/queries'

/**
 * The fields of a company's own backends by name, for validation in the browser: the same objects as in
 * the backends (docs/cookbook/backends.md). Loaded when a person starts to fill in the form. Backends
 * not listed here are validated only on the server.
 */
export const backendFields: Record<
  string,
  () => Promise<Partial<Record<BackendForm['part'], z.ZodObject>>>
> = {
  // terms: () => import('@/backends/terms/fields'),
}
