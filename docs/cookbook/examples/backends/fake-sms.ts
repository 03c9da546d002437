/** A text message as a provider accepts it. */
export interface Sms {
  /** A second message with the same id is the same message. */
  id: string
  to: string
  text: string
}

/** The messages delivered to the fake provider; a real one has a URL and a key instead. */
export const arrived: Sms[] = []

export async function sendSms(sms: Sms): Promise<void> {
  if (!arrived.some(({ id }) => id === sms.id)) arrived.push(sms)
}
