import 'server-only'
import type { KindPart } from '@/lib/config/define-kind'
import { onlyRowsOf } from '@/lib/db'
import { isWithin } from '@/lib/kinds/choices'
import { fieldControls } from '@/lib/kinds/field-controls'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * Like onlyRowsOf, for reads that include a kind's fields: without the limit if a field can refer to
 * another organization, or to its rows, whose name is read as well.
 */
export const onlyOwnRows = <R>(
  { id, kind }: { id: string; kind: string },
  part: KindPart,
  work: () => Promise<R>,
): Promise<R> => (leadsElsewhere(kind, part) ? work() : onlyRowsOf(id, work))

function leadsElsewhere(kind: string, part: KindPart) {
  const fields = kindOf(kind)[part]
  return fields && fieldControls(fields).some(({ relation }) => relation && !isWithin(relation))
}
