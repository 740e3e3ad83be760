import type { Subscribers } from '../gateways/webhook.ts'

/** How this installation is set up, from the environment and the data folder. */
export type Config = {
  readonly host: string
  readonly port: number
  /** Where people reach us, without a trailing slash: `http://localhost:8080`. */
  readonly publicUrl: string
  readonly dataDir: string
  /** `null`: the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | null
  /** A login for the application alone; without it every connection steps down from `databaseUrl` to `bekal_app`. */
  readonly databaseAppUrl: string | null
  /** A demonstration says so on every page, shows the dev inbox and uses simulators. */
  readonly demo: boolean
  /** Addresses of our own proxies: only these are believed when they say whom a request comes from. */
  readonly proxies: readonly string[]
  /** `null`: the simulator. */
  readonly dukcapilUrl: string | null
  readonly imigrasiUrl: string | null
  /** SP4N-LAPOR; `null`: the simulator in a demonstration, else nobody. */
  readonly lapor: { readonly url: string; readonly token: string } | null
  /** The message provider; `null`: messages go to files. */
  readonly messages: { readonly url: string; readonly token: string } | null
  /** WhatsApp's Cloud API, for what people write to us there; `null`: that door is shut. */
  readonly whatsApp: {
    readonly url: string
    readonly token: string
    /** Signs what comes to us. */
    readonly appSecret: string
    /** Shown to us once, when the address is made known to WhatsApp. */
    readonly verifyToken: string
  } | null
  /** Signs SMS and e-mails that are handed to us; `null`: those doors are shut. */
  readonly inboundSecret: string | null
  /** Programs that are told when rules are published; `null`: nobody. */
  readonly subscribers: Subscribers | null
}
