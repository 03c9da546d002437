/** Its own, and empty: Turbopack would take the app's, further up, and give these pages what ours do. */
export function register() {}
