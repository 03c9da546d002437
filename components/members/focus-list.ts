/** The list's own place: <OrgUsers> draws it. */
export const LIST_ID = 'members'

/** What has the focus when the row or the bar that had it is gone. */
export const findList = () => document.getElementById(LIST_ID)
