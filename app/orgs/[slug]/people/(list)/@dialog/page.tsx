/** Over the people page there is nothing. */
export default function Nothing() {
  return null
}
