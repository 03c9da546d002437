import type { KindPart } from '@/lib/config/define-kind'
import { listChoices, listFields } from '@/lib/kinds/queries'
import { DrawnFields } from './drawn-fields'
import { fieldLabels } from './kind-labels'

export interface KindFieldsProps {
  kind: string
  part: KindPart
  /** Who fills them in, and for which organization: decides the options of relations. */
  chooser: Parameters<typeof listChoices>[1]
  /** The stored values. */
  values?: Record<string, unknown>
  /** Limits the form to some of the fields. */
  some?: Parameters<typeof listFields>[2]
}

/** The fields of a kind, rendered from its schema. In an <ActionForm>. */
export async function KindFields({ kind, part, chooser, values, some }: KindFieldsProps) {
  const fields = listFields(kind, part, some)
  const [labels, choices] = await Promise.all([
    fieldLabels(kind, part),
    listChoices(fields, chooser, values),
  ])
  return <DrawnFields {...{ fields, labels, choices }} />
}
