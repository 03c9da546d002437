/** Over any other page there is nothing either. */
export default function Nothing() {
  return null
}
