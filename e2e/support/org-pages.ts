import type { Acme } from './acme'

/** Every page of an organization that any member may see. */
export const memberPages = ({ slug }: Pick<Acme, 'slug'>) => [
  `/orgs/${slug}`,
  `/orgs/${slug}/people`,
  `/orgs/${slug}/products`,
]

/** Every page of an organization that needs an admin. */
export const adminPages = ({ slug, mia }: Pick<Acme, 'slug' | 'mia'>) => [
  `/orgs/${slug}/people/invite`,
  `/orgs/${slug}/people/${mia.id}`,
  `/orgs/${slug}/invitations`,
  `/orgs/${slug}/invitations?status=expired`,
  `/orgs/${slug}/products/new`,
  `/orgs/${slug}/people/invite/many`,
  `/orgs/${slug}/activity`,
  `/orgs/${slug}/activity?kind=member&person=${mia.id}&from=2026-01-01`,
  `/orgs/${slug}/insights`,
  `/orgs/${slug}/settings`,
]

/** Every page of a person's own. */
export const ownPages = ['/orgs', '/orgs/new', '/account', '/account/security', '/account/sessions']
