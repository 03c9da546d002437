import type { BackendForm } from '@/lib/backends/queries'
import { DrawnFields } from './drawn-fields'
import { labelsUnder } from './kind-labels'

/**
 * What a way to invite or to sign up asks beside the form's own fields, drawn from its schema. Its
 * words stand under `backends.<name>` in the messages. In an <ActionForm>.
 */
export const BackendFields = async ({ form }: { form: BackendForm }) => (
  <DrawnFields
    fields={form.controls}
    labels={await labelsUnder(`backends.${form.name}.${form.part}`)}
  />
)
