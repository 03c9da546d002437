/** Next calls this when a link, a form or code begins to navigate: globals.css shows a bar until <NavigationEnd>. */
export function onRouterTransitionStart(href: string) {
  const { pathname, search } = new URL(href, location.href)
  const leaves = pathname !== location.pathname || search !== location.search
  document.documentElement.toggleAttribute('data-navigating', leaves)
}
