/** A message to a person, on the way to a channel. Text is final: it is written from message files by who sends it. */
export type Message = {
  /** Makes twice the same message once: event, person and channel, e.g. `returned:<application>:<decision>`. */
  readonly key: string
  readonly channel: 'sms' | 'whatsapp' | 'email'
  /** E.164 number (`+628…`) or e-mail address. */
  readonly to: string
  /** At most 160 GSM-7 characters for `sms`; starts with the service name; never asks for money. */
  readonly text: string
}
