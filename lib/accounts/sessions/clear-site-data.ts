/**
 * What a browser forgets when somebody signs out: copies of pages, and what scripts kept. Not its
 * cookies: the session's is removed by name, and the language, the theme and the mark of a known
 * browser are meant to stay.
 */
export const CLEAR_SITE_DATA = '"cache", "storage"'

/** Says to proxy.ts that this browser has just signed out: an action cannot set a header itself. */
export const SIGNED_OUT_COOKIE = 'guildhall-signed-out'
