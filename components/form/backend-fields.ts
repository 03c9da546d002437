import type { z } from 'zod'
import type { BackendForm } from '@/lib/backends/queries'

/**
 * The fields of a company's own backends by the backends' names, for the check in the browser: the
 * same objects that the backends have (docs/cookbook/backends.md). Fetched when somebody begins to
 * fill the form in. What is not named here, the server alone checks.
 */
export const backendFields: Record<
  string,
  () => Promise<Partial<Record<BackendForm['part'], z.ZodObject>>>
> = {
  // terms: () => import('@/backends/terms/fields'),
}
