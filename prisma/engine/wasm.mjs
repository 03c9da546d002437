import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

let lastPanic = null

// The engine passes the text of a Rust panic to this global before it traps; without it, it cannot start.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (lastPanic = message) }

/** The engine's message if it panicked, or null if `error` is an ordinary one. */
export const panicOf = (error) => (error instanceof WebAssembly.RuntimeError ? lastPanic : null)

// A panic during a call is thrown as an uncaught exception, and the call itself never settles.
const panicked = new Promise((_, reject) => process.once('uncaughtException', reject))
panicked.catch(() => {})

export const unlessPanicked = (call) => Promise.race([call, panicked])

/**
 * Loads Prisma's schema engine. The package's own entry imports the .wasm file as a module, which Node
 * 20 does not support, so it is instantiated by hand.
 */
export const loadSchemaEngine = async () => {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/js$/, 'wasm')), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return { SchemaEngine: bindings.SchemaEngine, version: bindings.version() }
}
