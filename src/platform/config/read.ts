import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'

/** The configuration cannot be used; one sentence says which variable and what was expected. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

const port = z.coerce.number().int().min(0).max(65_535)
const address = z.url({ protocol: /^https?$/ })
/** What signs for others is not guessed. */
const shortestSecret = 24
const database = z.string().regex(/^postgres(ql)?:\/\//)

/**
 * Reads the configuration from environment variables. A variable `X_FILE` names a file that holds the secret `X`.
 * @throws ConfigProblem with one clear sentence
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const host = read(env, 'HOST', z.string().min(1), 'a host name or address') ?? 'localhost'
  const open = read(env, 'PORT', port, 'a port from 0 to 65535') ?? 8080
  const url =
    read(env, 'PUBLIC_URL', address, 'an address such as https://bekal.go.id') ??
    `http://${host === '0.0.0.0' ? 'localhost' : host}:${open}`
  return {
    host,
    port: open,
    publicUrl: url.replace(/\/+$/, ''),
    dataDir: resolve(root, env['DATA_DIR'] || '.data'),
    databaseUrl: read(env, 'DATABASE_URL', database, 'an address such as postgres://bekal@db/bekal') ?? null,
    databaseAppUrl: read(env, 'DATABASE_APP_URL', database, 'an address such as postgres://bekal_app@db/bekal') ?? null,
    demo: (read(env, 'BEKAL_DEMO', z.enum(['0', '1']), '0 or 1') ?? (url.startsWith('https:') ? '0' : '1')) === '1',
    proxies: read(env, 'TRUSTED_PROXIES', proxies, 'IP addresses, a comma between them') ?? [],
    dukcapilUrl: read(env, 'DUKCAPIL_URL', address, 'an http address') ?? null,
    imigrasiUrl: read(env, 'IMIGRASI_URL', address, 'an http address') ?? null,
    lapor: laporOf(env),
    messages: messagesOf(env),
    whatsApp: whatsAppOf(env),
    inboundSecret: longSecret(env, 'INBOUND_SECRET') ?? null,
    subscribers: subscribersOf(env),
  }
}

const proxies = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6()])).max(50))

function messagesOf(env: Readonly<Record<string, string | undefined>>): Config['messages'] {
  const url = read(env, 'MESSAGE_URL', address, 'the http address of the message provider')
  if (url === undefined) return null
  const token = secret(env, 'MESSAGE_TOKEN')
  if (token === undefined) throw new ConfigProblem('MESSAGE_TOKEN is missing; MESSAGE_URL needs it')
  return { url, token }
}

/** What stands where WhatsApp keeps the version of its interface that we were written against. */
const whatsAppApi = 'https://graph.facebook.com/v23.0'

function whatsAppOf(env: Readonly<Record<string, string | undefined>>): Config['whatsApp'] {
  const appSecret = longSecret(env, 'WHATSAPP_APP_SECRET')
  if (appSecret === undefined) return null
  const [token, verifyToken] = [secret(env, 'WHATSAPP_TOKEN'), secret(env, 'WHATSAPP_VERIFY_TOKEN')]
  if (!token) throw new ConfigProblem('WHATSAPP_TOKEN is missing; WHATSAPP_APP_SECRET needs it')
  if (!verifyToken) throw new ConfigProblem('WHATSAPP_VERIFY_TOKEN is missing; WHATSAPP_APP_SECRET needs it')
  const url = read(env, 'WHATSAPP_API_URL', address, 'the http address of the Cloud API') ?? whatsAppApi
  return { url: url.replace(/\/+$/, ''), token, appSecret, verifyToken }
}

/** A secret that signs. @throws ConfigProblem when it could be guessed */
function longSecret(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const key = secret(env, name)
  if (key === undefined || key === '') return undefined
  if (key.length < shortestSecret) throw new ConfigProblem(`${name} is shorter than ${shortestSecret} letters`)
  return key
}

function laporOf(env: Readonly<Record<string, string | undefined>>): Config['lapor'] {
  const url = read(env, 'LAPOR_URL', address, 'an http address')
  if (url === undefined) return null
  const token = secret(env, 'LAPOR_TOKEN')
  if (token === undefined) throw new ConfigProblem('LAPOR_TOKEN is missing; LAPOR_URL needs it')
  return { url: url.replace(/\/+$/, ''), token }
}

const addresses = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(address).min(1).max(50))

function subscribersOf(env: Readonly<Record<string, string | undefined>>): Config['subscribers'] {
  const urls = read(env, 'SUBSCRIBER_URLS', addresses, 'http addresses, a comma between them')
  if (urls === undefined) return null
  const key = secret(env, 'SUBSCRIBER_SECRET')
  if (key === undefined || key.length < shortestSecret)
    throw new ConfigProblem(`SUBSCRIBER_SECRET is missing or shorter than ${shortestSecret}; SUBSCRIBER_URLS needs it`)
  return { urls: [...new Set(urls)], secret: key }
}

function read<T>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  schema: z.ZodType<T>,
  expected: string,
): T | undefined {
  const text = secret(env, name)
  if (text === undefined || text === '') return undefined
  const value = schema.safeParse(text)
  if (!value.success) throw new ConfigProblem(`${name} is "${text.slice(0, 60)}"; expected ${expected}`)
  return value.data
}

function secret(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const file = env[`${name}_FILE`]
  if (file === undefined) return env[name]
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigProblem(`${name}_FILE names ${file}, which cannot be read`)
  }
}
