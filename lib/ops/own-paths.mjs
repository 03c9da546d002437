/**
 * The first segment of each of Guildhall's paths, as a pattern without outer slashes; undefined if the
 * whole site is Guildhall's. scripts/add-to.mjs sets it in an existing app.
 * @type {string | undefined}
 */
export const ownPaths = undefined
