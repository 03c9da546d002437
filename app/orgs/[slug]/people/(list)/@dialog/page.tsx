/** No dialog over the people page. */
export default function Nothing() {
  return null
}
