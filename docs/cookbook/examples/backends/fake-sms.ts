/** A text message as a provider takes it. */
export interface Sms {
  /** A second message of the same id is the same message. */
  id: string
  to: string
  text: string
}

/** What has arrived at the fake provider: the real one has an address and a key instead. */
export const arrived: Sms[] = []

export async function sendSms(sms: Sms): Promise<void> {
  if (!arrived.some(({ id }) => id === sms.id)) arrived.push(sms)
}
