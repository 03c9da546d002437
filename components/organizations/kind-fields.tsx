import type { KindPart } from '@/lib/config/define-kind'
import { listChoices, listFields } from '@/lib/kinds/queries'
import { DrawnFields } from './drawn-fields'
import { fieldLabels } from './kind-labels'

export interface KindFieldsProps {
  kind: string
  part: KindPart
  /** Who fills them in, and for which organization: says what can be chosen in relations. */
  chooser: Parameters<typeof listChoices>[1]
  /** What is stored. */
  values?: Record<string, unknown>
  /** Only some of them. */
  some?: Parameters<typeof listFields>[2]
}

/** What a kind has beside the form's own fields, drawn from its schema. In an <ActionForm>. */
export async function KindFields({ kind, part, chooser, values, some }: KindFieldsProps) {
  const fields = listFields(kind, part, some)
  const [labels, choices] = await Promise.all([
    fieldLabels(kind, part),
    listChoices(fields, chooser, values),
  ])
  return <DrawnFields {...{ fields, labels, choices }} />
}
