import type { BackendForm } from '@/lib/backends/queries'
import { DrawnFields } from './drawn-fields'
import { labelsUnder } from './kind-labels'

/**
 * The additional fields of an invitation or registration backend, rendered from its schema. Their texts
 * are under `backends.<name>` in the messages. In an <ActionForm>.
 */
export const BackendFields = async ({ form }: { form: BackendForm }) => (
  <DrawnFields
    fields={form.controls}
    labels={await labelsUnder(`backends.${form.name}.${form.part}`)}
  />
)
