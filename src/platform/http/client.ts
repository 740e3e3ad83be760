/**
 * Whom a request comes from, as far as limits need to know: the socket's address, or, when that is one of our own proxies,
 * the last address in `X-Forwarded-For` that is not. What anybody else writes there is not believed.
 */
export function clientOf(socket: string, forwarded: string | null, proxies: readonly string[]): string {
  const own = new Set(proxies)
  const plain = (address: string): string => address.trim().replace(/^::ffff:/, '')
  if (!own.has(plain(socket))) return plain(socket)
  return (
    (forwarded ?? '')
      .split(',')
      .map(plain)
      .findLast((address) => address !== '' && !own.has(address)) ?? plain(socket)
  )
}
