/** No dialog over any other page. */
export default function Nothing() {
  return null
}
