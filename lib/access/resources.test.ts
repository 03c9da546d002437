import { expect, test } from 'vitest'
import type { Resource } from '@/lib/config/define-resource'
import { withSettings } from '@/lib/testing/with-settings'

const plain: Resource = { permissions: {}, pages: { boats: {} }, messages: {} }

test.each([
  ['0', ['boats']],
  ['1', ['boats', 'toys']],
])(
  'an example resource exists only if demo data is seeded: SEED_DEMO=%s',
  async (SEED_DEMO, there) => {
    const [{ default: config }, { hasPage, resources }] = await withSettings({ SEED_DEMO }, () =>
      Promise.all([import('@/guildhall.config'), import('@/lib/access/resources')]),
    )
    config.resources = { boats: plain, toys: { ...plain, pages: { toys: {} }, isExample: true } }
    expect(resources().map(([name]) => name)).toEqual(there)
    const pages = ['', 'people', 'boats', 'toys'] as Parameters<typeof hasPage>[0][]
    expect(pages.filter(hasPage)).toEqual(['', 'people', ...there])
  },
)
