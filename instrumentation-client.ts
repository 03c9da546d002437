/** Called by Next when a navigation starts; globals.css shows a progress bar until <NavigationEnd>. */
export function onRouterTransitionStart(href: string) {
  const { pathname, search } = new URL(href, location.href)
  const leaves = pathname !== location.pathname || search !== location.search
  document.documentElement.toggleAttribute('data-navigating', leaves)
}
