import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { Backend } from '@/lib/backends/backend'
import { backendFields } from './backend-fields'

const backends: Backend[] = [
  ...(config.backends.invitations ?? []),
  ...(config.backends.registration ?? []),
]

/** Every backend of guildhall.config.ts, including the company's own. */
test('every entry is the fields of a configured backend', async () => {
  for (const [name, load] of Object.entries(backendFields)) {
    const own = backends.filter((backend) => backend.name === name)
    expect(own, `a backend named ${name}`).not.toEqual([])
    const { fields, accountFields } = await load()
    expect(own.map((backend) => backend.fields)).toContain(fields)
    expect(own.map((backend) => backend.accountFields)).toContain(accountFields)
  }
})
