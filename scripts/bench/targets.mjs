import { accept } from './accept.mjs'
import { invite } from './invite.mjs'
import { adminsOf, cookieOf, large, organizations, people, slugOf, team } from './people.mjs'

/**
 * What is measured, in this order. `prepare` names the page that is weighed and gives `next`, which
 * makes one request after the other, each as another person. `status` is the one answer that
 * counts; `written` asks the database how many there were.
 */
export const targets = [
  page(
    'orgs',
    'Organizations list',
    () => '/orgs',
    (i) => 1 + ((i * 7) % people),
  ),
  page('org', 'Organization page', (i) => `/orgs/${slugOf(ownerOf(i))}`, ownerOf),
  page('people-25', 'People, 25 members', pathOf(team), anAdminOf(team)),
  page('people-5000', 'People, 5,000 members', pathOf(large), anAdminOf(large)),
  invite,
  accept,
  page(
    'account',
    'Account',
    () => '/account',
    (i) => 1 + ((i * 7) % people),
  ),
  page('login', 'Sign-in', () => '/login'),
  page('signup', 'Sign-up', () => '/signup'),
]

/** @param person who asks; nobody is signed in if there is none */
function page(name, title, path, person) {
  const request = (i) => ({
    method: 'GET',
    path: path(i),
    headers: person ? { cookie: cookieOf(person(i)) } : {},
  })
  let i = 0
  return {
    name,
    title,
    status: 200,
    prepare: async () => ({ page: request(0), next: () => request(i++) }),
  }
}

// Organization n is owned by person n.
function ownerOf(i) {
  return 1 + (i % organizations)
}

function pathOf(org) {
  return () => `/orgs/${slugOf(org)}/people`
}

function anAdminOf(org) {
  return (i) => adminsOf[org][i % adminsOf[org].length]
}
