import { accept, invite } from './invitations.mjs'
import { adminOf, cookieOf, people, sized, slugOf, smallOrg } from './seed.mjs'
import { betterAuthTargets } from './better-auth.mjs'
import { floorTargets } from './floor.mjs'

const anybody = (i) => 1 + ((i * 7) % people)
const owner = smallOrg // organization n is owned by person n

/**
 * What is measured, in this order. `prepare` returns `next`, which creates one request after the other,
 * each as another person, and the `page` to weigh. `status` is the expected response; `written` queries
 * the database for how many there were; `against` is the baseline that the figures are compared with.
 */
export const targets = [
  ...floorTargets,
  ...betterAuthTargets,
  page('orgs', 'Organizations list', () => '/orgs', anybody),
  page('org', 'Organization page', (i) => `/orgs/${slugOf(owner(i))}`, owner),
  ...Object.keys(sized).map(peoplePage),
  page('settings', 'Settings', (i) => `/orgs/${slugOf(owner(i))}/settings`, owner),
  page('activity', 'Activity', () => `/orgs/${slugOf(sized[25].org)}/activity`, adminOf25),
  { ...invite, against: 'better-auth-invite' },
  { ...accept, against: 'better-auth-accept' },
  page('account', 'Account', () => '/account', anybody),
  page('login', 'Sign-in', () => '/login'),
  page('landing', 'Landing page', () => '/'),
]

function peoplePage(size) {
  const { org } = sized[size]
  const title = `People, ${Number(size).toLocaleString('en')} members`
  const path = () => `/orgs/${slugOf(org)}/people`
  return page(`people-${size}`, title, path, (i) => adminOf(sized[size], i), 'rows')
}

function adminOf25(i) {
  return adminOf(sized[25], i)
}

/** @param person the signed-in person; signed out if missing */
function page(name, title, path, person, against = 'empty') {
  const request = (i) => ({
    method: 'GET',
    path: path(i),
    headers: person ? { cookie: cookieOf(person(i)) } : {},
  })
  let i = 0
  const prepare = async () => ({ page: request(0), next: () => request(i++) })
  return { name, title, status: 200, against, prepare }
}
