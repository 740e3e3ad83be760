import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { cheap, photographed, printed } from '../src/platform/credential/paper.examples.ts'
import { qrOf } from '../src/platform/credential/qr.ts'
import { type Browsing, browse } from './browser.ts'

const [wide, high] = [1280, 720]

/** What a camera sees of a code printed 35 mm wide, in a hand that trembles: three frames. */
export async function framesOf(text: string, svg = qrOf(text, 'x').svg): Promise<Buffer[]> {
  const print = await printed(svg, cheap)
  return await Promise.all(
    [0, 0.8, 1.6].map(async (more) => await photographed(print, { ...cheap, turned: cheap.turned + more })),
  )
}

/** A code whose lower half was scratched away. */
export const scratched = (text: string): string =>
  qrOf(text, 'x').svg.replace('</svg>', '<path fill="#fff" d="M10 10h90v34h-90z"/></svg>')

/** A browser whose camera plays these pictures again and again; its user allows it. */
export async function browseWithCamera(frames: readonly Uint8Array[]): Promise<Browsing> {
  const folder = await mkdtemp(join(tmpdir(), 'bekal-camera-'))
  const film = join(folder, 'film.y4m')
  await writeFile(film, await y4m(frames))
  const browsing = await browse([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  return {
    ...browsing,
    close: async () => {
      await browsing.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Raw film without colour: a header, then each frame as one byte a point and two half-size planes of grey. */
async function y4m(frames: readonly Uint8Array[]): Promise<Buffer> {
  const grey = Buffer.alloc((wide * high) / 2, 128)
  const parts = await Promise.all(
    frames.map(async (frame) => {
      const light = await sharp(frame)
        .resize(wide, high, { fit: 'contain', background: '#777', withoutEnlargement: true })
        .greyscale()
        .raw()
        .toBuffer()
      return Buffer.concat([Buffer.from('FRAME\n'), light, grey])
    }),
  )
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${wide} H${high} F8:1 Ip A1:1 C420jpeg\n`), ...parts])
}
