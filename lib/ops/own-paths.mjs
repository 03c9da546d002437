/**
 * The first part of each path that is Guildhall's, as a pattern without slashes at its ends; undefined
 * where it has the site to itself. In an app that has pages of its own, scripts/add-to.mjs writes it.
 * @type {string | undefined}
 */
export const ownPaths = undefined
