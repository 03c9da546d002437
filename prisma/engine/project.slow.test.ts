import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { createOwner, createProject, prisma, root, sql } from '@/lib/testing/prisma-engine'

vi.setConfig({ testTimeout: 240_000 }) // every command takes a second

const owner = await createOwner()

test('a missing database is created and migrated once by two concurrent deployments', async () => {
  const url = owner.urlOf('fresh')
  const env = { DATABASE_URL: url }

  const deployments = [1, 2].map(() => prisma('migrate deploy', { env }))
  for (const deployment of deployments) expect(await deployment).toMatchObject({ code: 0 })

  const again = 'SELECT migration_name FROM _prisma_migrations GROUP BY 1 HAVING count(*) > 1'
  expect(await sql(url, again)).toEqual([])
  const status = await prisma('migrate status', { env })
  expect(status.output).toContain('Database schema is up to date!')
  expect(status.code).toBe(0)
})

test('the migrations create exactly the schema', async () => {
  const env = { DATABASE_URL: await owner.createDatabase('drift') }

  const diff = await prisma(
    'migrate diff --from-migrations prisma/migrations --to-schema prisma --exit-code',
    { env },
  )

  expect(diff.output).toContain('No difference detected.')
  expect(diff.code).toBe(0)
})

test('the client is generated without a database', async () => {
  const schema = readdirSync(join(root, 'prisma')).filter((file) => file.endsWith('.prisma'))
  const project = createProject(
    schema.map((file) => readFileSync(join(root, 'prisma', file), 'utf8')).join('\n'),
  )

  expect(await prisma('generate', { cwd: project.dir })).toMatchObject({ code: 0 })

  expect(existsSync(join(project.dir, 'lib/generated/prisma/client.ts'))).toBe(true)
})
