import { whyNot } from '../../../platform/files/words.ts'
import type { Route } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import { type OwnHandler, ownRoute } from '../own.ts'

const json = (value: object, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })

/** `{ upload }`: a place for the parts of a file of this size. */
const begin: OwnHandler = async (web, { files }, person) => {
  const typed = await web.typed()
  const size = Number(oneOf(typed, 'size'))
  const answer = await files.parts.begin({
    size: Number.isSafeInteger(size) ? size : 0,
    name: oneOf(typed, 'name') ?? '',
    owner: person,
  })
  return 'upload' in answer ? json(answer) : json({ message: whyNot(web.lang, answer) }, 422)
}

/** `{ received }` after a part at `?dari=`, or `{ expected }` when it does not follow what is here. */
const append: OwnHandler = async (web, { files }, person) => {
  const offset = Number(web.url.searchParams.get('dari'))
  if (!Number.isSafeInteger(offset) || offset < 0) return json({ expected: 0 }, 409)
  const bytes = await web.bytes(65_536)
  const answer = await files.parts.append({ upload: web.params['upload'] ?? '', owner: person }, offset, bytes)
  if ('received' in answer) return json(answer)
  return 'expected' in answer ? json(answer, 409) : json({ message: whyNot(web.lang, answer) }, 422)
}

/** `{ received }`: how much is here, for going on after the line broke. */
const state: OwnHandler = async (web, { files }, person) => {
  const received = await files.parts.received({ upload: web.params['upload'] ?? '', owner: person })
  return received === undefined
    ? json({ message: whyNot(web.lang, { code: 'file.expired' }) }, 404)
    : json({ received })
}

export const partRoutes: readonly Route[] = [
  ownRoute(['POST', '/berkas/unggah', 'upload'], acts.putDocument, begin),
  ownRoute(['POST', '/berkas/unggah/:upload', 'upload'], acts.putDocument, append),
  ownRoute(['GET', '/berkas/unggah/:upload', 'upload'], acts.putDocument, state),
]
