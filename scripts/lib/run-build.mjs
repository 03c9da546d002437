import { buildApp } from './build.mjs'
import { loadEnvFiles } from './env-files.mjs'
import { live } from './life.mjs'
import { generateClient } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { buildFolder } from './settings.mjs'
import { generateStyles } from './styles.mjs'

/** npm run build: for hosts that build once; npm start then finds the build up to date. */
export const runBuild = () =>
  live(async ({ signal }) => {
    loadEnvFiles()
    const progress = createProgress()
    await generateClient({ progress, signal })
    await generateStyles({ progress })
    await buildApp({ progress, signal, buildDir: buildFolder(), show: true })
  })
