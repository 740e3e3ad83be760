/** The value of a cookie in a request, or `undefined`. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

/** A cookie no script can read, sent only to us, `Secure` with the `__Host-` promise where there is TLS. */
export function cookie(name: string, value: string, { secure, maxAge }: { secure: boolean; maxAge: number }): string {
  return `${cookieName(name, secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`
}

/** `__Host-` binds a cookie to this host and to TLS; without TLS (a demonstration) the plain name is used. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)
