/**
 * Defect: vercel/next.js#86785, seen with Next 16.4.6. Every page loads polyfills for browsers that Next
 * itself no longer supports (Chrome, Edge and Firefox 111, Safari 16.4). with-guildhall.mjs puts this
 * file in their place, with the only one that some of those browsers lack: it saves 0.7 KB of JavaScript
 * per page.
 */
if (!('canParse' in URL))
  Object.assign(URL, {
    canParse(url: string | URL, base?: string | URL) {
      try {
        return Boolean(new URL(url, base))
      } catch {
        return false
      }
    },
  })

export {}
