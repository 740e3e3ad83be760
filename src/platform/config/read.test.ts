import { describe, expect, it } from 'vitest'
import { ConfigProblem, readConfig } from './read.ts'

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      dataDir: '/srv/.data',
      databaseUrl: null,
      demo: true,
    })
  })

  it('invents nobody at an address of the real world, unless told to', () => {
    const PUBLIC_URL = 'https://bekal.example'
    expect(readConfig({ PUBLIC_URL }, '/srv').demo).toBe(false)
    expect(readConfig({ PUBLIC_URL, BEKAL_DEMO: '1' }, '/srv').demo).toBe(true)
  })

  it('takes PORT, HOST, DATA_DIR and DATABASE_URL from the environment', () => {
    const config = readConfig(
      { PORT: '9000', HOST: '0.0.0.0', DATA_DIR: '/var/bekal', DATABASE_URL: 'postgres://x@db/bekal' },
      '/srv',
    )
    expect(config).toMatchObject({
      port: 9000,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:9000',
      dataDir: '/var/bekal',
      databaseUrl: 'postgres://x@db/bekal',
    })
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT is "eighty"; expected a port from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT is "70000"; expected a port from 0 to 65535'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is "mysql://x"; expected an address such as postgres://bekal@db/bekal',
    ],
    [{ PUBLIC_URL: 'bekal.go.id' }, 'PUBLIC_URL is "bekal.go.id"; expected an address such as https://bekal.go.id'],
    [{ MESSAGE_URL: 'https://sms.example/send' }, 'MESSAGE_TOKEN is missing; MESSAGE_URL needs it'],
    [
      { SUBSCRIBER_URLS: 'https://a.example, ftp://b' },
      'SUBSCRIBER_URLS is "https://a.example, ftp://b"; expected http addresses, a comma between them',
    ],
    [
      { SUBSCRIBER_URLS: 'https://a.example', SUBSCRIBER_SECRET: 'short' },
      'SUBSCRIBER_SECRET is missing or shorter than 24; SUBSCRIBER_URLS needs it',
    ],
    [{ DATABASE_URL_FILE: '/nowhere/secret' }, 'DATABASE_URL_FILE names /nowhere/secret, which cannot be read'],
    [{ INBOUND_SECRET: 'short' }, 'INBOUND_SECRET is shorter than 24 letters'],
    [{ WHATSAPP_APP_SECRET: 'a'.repeat(32) }, 'WHATSAPP_TOKEN is missing; WHATSAPP_APP_SECRET needs it'],
    [
      { WHATSAPP_APP_SECRET: 'a'.repeat(32), WHATSAPP_TOKEN: 't' },
      'WHATSAPP_VERIFY_TOKEN is missing; WHATSAPP_APP_SECRET needs it',
    ],
  ])('says in one sentence what is wrong with %o', (env, sentence) => {
    expect(() => readConfig(env, '/srv')).toThrow(new ConfigProblem(sentence))
  })

  it('takes subscribers and their secret, each address once', () => {
    const secret = 's'.repeat(24)
    const urls = 'https://a.example/hook,https://b.example https://a.example/hook'
    const { subscribers } = readConfig({ SUBSCRIBER_URLS: urls, SUBSCRIBER_SECRET: secret }, '/srv')
    expect(subscribers).toEqual({ urls: ['https://a.example/hook', 'https://b.example'], secret })
    expect(readConfig({}, '/srv').subscribers).toBeNull()
  })
})
