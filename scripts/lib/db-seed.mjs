import { importTs, withProject } from './run-ts.mjs'

/** Seeds the demo people, with the same code as the server. No email is sent from here. */
export const seed = (work) =>
  work.progress.step('Seeding the demo people', () =>
    withProject(work, async () => {
      const { seedDemo } = await importTs('prisma/seed.ts')
      await seedDemo()
    }),
  )
