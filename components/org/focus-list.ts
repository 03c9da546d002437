/** The list's own place: <OrgUsers> draws it. */
export const LIST_ID = 'members'

/** Gives the list the focus when the row or the bar that had it is gone. */
export const focusList = () =>
  setTimeout(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body)
      document.getElementById(LIST_ID)?.focus({ preventScroll: true })
  }, 200)
