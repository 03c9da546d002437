import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { core, root } from './root.mjs'
import { scopeStyles } from './scope-styles.mjs'

/**
 * Writes guildhall/guildhall.css in an app that Guildhall was added to: its styles, compiled separately
 * from the app's own, whatever tool those use. In a clone, Next compiles app/globals.css.
 */
export async function generateStyles({ progress }) {
  if (core === root) return
  await progress.step('Compiling the styles', async () => {
    const from = path.join(core, 'globals.css')
    const require = createRequire(import.meta.url)
    const tailwind = require('@tailwindcss/postcss')
    const postcss = createRequire(require.resolve('@tailwindcss/postcss'))('postcss')
    const options = { base: core, optimize: false }
    const { css } = await postcss([tailwind(options), scopeStyles()]).process(
      fs.readFileSync(from, 'utf8'),
      { from, map: false },
    )
    fs.writeFileSync(path.join(core, 'guildhall.css'), css)
  })
}
