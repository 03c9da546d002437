import { fieldOf, isOwned } from '@/lib/tenancy/models'

interface Selection {
  select?: Record<string, unknown> | null
  include?: Record<string, unknown> | null
}

/**
 * Refuses a `select` or `include` that leads out of the organization. Going from row to row stays
 * inside, because foreign keys between owned rows include the organization; so does going through the
 * organization itself. From any other model, above all a person, it would reach other organizations.
 */
export function checkSelection(
  model: string,
  { select, include }: Selection,
  leadsOn = isOwned(model),
): void {
  for (const [name, wanted] of Object.entries({ ...select, ...include })) {
    const field = fieldOf(model, name)
    const isRelation = name === '_count' || field?.kind === 'object'
    if (!wanted || !isRelation) continue
    if (!leadsOn) throw new Error(`${model}.${name} leads to rows of other organizations`)
    if (!field || typeof wanted !== 'object') continue
    const isHome = isOwned(model) && name === 'organization'
    checkSelection(field.type, wanted, isHome || isOwned(field.type))
  }
}
