import { gzipSync } from 'node:zlib'
import { Failure } from '../scripts/lib/failure.mjs'
import { send } from './http.mjs'

/**
 * Measures what a browser loads on a first visit of a page: its HTML, and its compressed scripts.
 * Excludes the script for browsers without modules, and everything that is loaded later.
 * @returns {Promise<{ scriptBytes: number, htmlBytes: number, htmlGzipped: number }>}
 */
export async function weighPage(work, page) {
  const { status, text } = await send(work, page)
  if (status !== 200) throw new Failure(`${page.path} answers ${status} instead of 200.`)
  const sources = new Set(
    (text.match(/<script[^>]*\ssrc="[^"]*"[^>]*>/g) ?? [])
      .filter((tag) => !/\snomodule/i.test(tag))
      .map((tag) => /\ssrc="([^"]*)"/.exec(tag)[1].replaceAll('&amp;', '&')),
  )
  const sizes = await Promise.all([...sources].map((source) => sizeOf(work, source)))
  return {
    scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
    htmlBytes: Buffer.byteLength(text),
    htmlGzipped: gzipSync(text).length,
  }
}

// A script is the same for every page that loads it.
const known = new Map()

async function sizeOf({ origin, signal }, source) {
  if (!known.has(source)) {
    const response = await fetch(new URL(source, origin), { signal })
    if (!response.ok) throw new Failure(`${source} answers ${response.status}.`)
    known.set(source, gzipSync(Buffer.from(await response.arrayBuffer())).length)
  }
  return known.get(source)
}
