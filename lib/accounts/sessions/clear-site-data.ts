/**
 * What a browser removes on sign-out: cached pages, and what scripts stored. Not its cookies: the
 * session's is removed by name, and the language, the theme and the known-device cookie are kept on
 * purpose.
 */
export const CLEAR_SITE_DATA = '"cache", "storage"'

/** Tells proxy.ts that this browser has just signed out, because an action cannot set a header. */
export const SIGNED_OUT_COOKIE = 'guildhall-signed-out'
