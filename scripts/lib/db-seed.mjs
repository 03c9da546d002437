import { localSecret } from './data-folder.mjs'
import { importTs } from './run-ts.mjs'

/** Puts the demo people into the database, by the same code that the server does it with. */
export async function seed({ url, settings, progress }) {
  // lib/env.ts reads them at its first use; mail does not go out from here.
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: process.env.AUTH_SECRET || localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    GUILDHALL_EMBEDDED: settings.embedded ? '1' : '',
  })
  await progress.step('Seeding the demo people', async () => {
    const { seedDemo } = await importTs('prisma/seed.ts')
    const { disconnect } = await importTs('lib/db.ts')
    await seedDemo().finally(disconnect)
  })
}
