'use client'

/** The name of the event that asks a page whether it may be left. */
export const leaveEvent = 'guildhall:leave'

/** Whether the page may be left, for what goes elsewhere without a link: nothing unsaved would be lost. */
export const mayLeave = () => window.dispatchEvent(new Event(leaveEvent, { cancelable: true }))
