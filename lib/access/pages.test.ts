import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { adminPages, mayOpen, orgPages, ownPages, type OrgPage } from './pages'
import { permissionsOf } from './roles'

/** Each page below a folder of app/: its path in the URL, and its source. */
function pagesBelow(folder: string): [string, string][] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => path.basename(file) === 'page.tsx' && !file.endsWith('@dialog/page.tsx'))
    .map((file) => [
      path
        .dirname(file)
        .split('/')
        .filter((segment) => !/^(@.*|\(\w+\)|\.)$/.test(segment))
        .map((segment) => segment.replace('(.)', ''))
        .join('/'),
      fs.readFileSync(path.join(folder, file), 'utf8'),
    ])
}

const organization = 'app/orgs/[slug]'

describe('each page checks who may open it', () => {
  test.each(pagesBelow(organization).filter(([page]) => page !== '[...rest]'))(
    'organization page /%s, by its own entry in the table',
    (page, source) => {
      expect(Object.keys(orgPages)).toContain(page)
      const asked = [...source.matchAll(/requirePage\(.*, '(.*)'\)/g)].map(([, key]) => key)
      expect(asked).not.toEqual([])
      expect(new Set(asked)).toEqual(new Set([page]))
      expect(source).not.toMatch(/requireOrg\(/)
    },
  )

  test.each(pagesBelow('app/admin'))('back office page /%s', (_, source) =>
    expect(source).toMatch(/await requireStaff\(/),
  )

  test.each(pagesBelow('app/(me)'))('personal page /%s', (_, source) =>
    expect(source).toMatch(/await requireUser\(/),
  )
})

test('each entry in the tables has a page', () => {
  const has = (folder: string) => pagesBelow(folder).map(([page]) => page)
  expect(has(organization)).toEqual(expect.arrayContaining(Object.keys(orgPages)))
  expect(has('app/admin')).toEqual(expect.arrayContaining(Object.keys(adminPages)))
  expect(has('app/(me)').map((page) => `/${page}`)).toEqual(
    expect.arrayContaining(Object.keys(ownPages)),
  )
})

const forMembers: OrgPage[] = ['', 'people']
const forAdmins: OrgPage[] = [
  ...(['people/[userId]', 'people/invite', 'people/invite/many', 'people/links'] as const),
  ...(['people/links/new', 'people/requests', 'people/former', 'invitations', 'activity'] as const),
  ...(['insights', 'settings/domains', 'settings/security', 'settings'] as const),
]

test('members can open the member pages, admins and the owner every page, and people with an unknown role only the overview', () => {
  const core = [...forMembers, ...forAdmins]
  const openTo = (role: string, isOwner = false) => {
    const actor = {
      userId: '',
      role,
      isOwner,
      permissions: isOwner ? config.permissions : permissionsOf(config.roles, role),
    }
    return core.filter((page) => mayOpen(actor, page))
  }
  expect(openTo('member')).toEqual(forMembers)
  expect(openTo('admin')).toEqual(core)
  expect(openTo('admin', true)).toEqual(core)
  expect(openTo('nobody')).toEqual([''])
})
