import type { KindPart } from '@/lib/config/define-kind'
import { listFields } from '@/lib/kinds/queries'
import { DrawnFields } from './drawn-fields'
import { fieldLabels } from './kind-labels'

/** What a kind has beside the form's own fields, drawn from its schema. In an <ActionForm>. */
export const KindFields = async ({ kind, part }: { kind: string; part: KindPart }) => (
  <DrawnFields fields={listFields(kind, part)} labels={await fieldLabels(kind, part)} />
)
