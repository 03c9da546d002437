import { localSecret } from './data-folder.mjs'
import { importTs } from './run-ts.mjs'

/** Seeds the demo people, with the same code as the server. */
export async function seed({ url, settings, progress }) {
  // lib/env.ts reads them on first use; no email is sent from here.
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
