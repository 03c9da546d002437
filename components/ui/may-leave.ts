'use client'

/** The name of the event that asks whether the page may be left. */
export const leaveEvent = 'guildhall:leave'

/** Whether the page may be left without losing edits, for code that navigates without a link. */
export const mayLeave = () => window.dispatchEvent(new Event(leaveEvent, { cancelable: true }))
