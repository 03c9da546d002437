import { join } from 'node:path'

// Every Prisma command looks for a native engine and would download it from Prisma's host. This one is
// installed by npm. (Windows cannot run a script as a program, so there Prisma downloads its own.)
if (process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, 'schema-engine.mjs')
}
