import { scanFrame, scanPhoto } from './scan.js'

/** Why there is no camera; each has a sentence of its own on the page. @typedef {'denied' | 'missing' | 'busy'} NoCamera */

/**
 * What a camera that is looking tells.
 * @typedef {object} Listener
 * @property {(text: string) => void} found  a code; the same one again only after it was out of sight for a while
 * @property {(what: 'unreadable' | 'nothing' | null) => void} hint  what it has seen for seconds; `null`: all is well
 * @property {(why: NoCamera | null) => void} ended  it stopped by itself: taken away, or (`null`) the page was left
 */

const between = 120
/** A code counts again after it was out of sight so long; unread or absent so long, the person is told. */
const forget = 5000
const tellUnreadable = 2500
const tellNothing = 8000
/** Longest side of a frame and of a photo that is looked at, in pixels. */
const frameSide = 1280
const photoSide = 3000

/**
 * Opens the camera that looks away from the person, else any, and reads codes until it is stopped.
 * @param {HTMLVideoElement} video  shows what the camera sees
 * @param {Listener} listener
 * @returns {Promise<{ readonly stop: () => void } | { readonly no: NoCamera }>}
 */
export async function openCamera(video, { found, hint, ended }) {
  const opened = await ask()
  if (typeof opened === 'string') return { no: opened }
  const stream = opened
  video.srcObject = stream
  await video.play().catch(() => undefined)
  if (video.videoWidth > 0) video.height = Math.round((video.width * video.videoHeight) / video.videoWidth)
  const look = lookingAt(video)
  let [last, lastAt, goodAt, emptyAt, running] = ['', 0, Date.now(), Date.now(), true]

  function stop() {
    running = false
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
    document.removeEventListener('visibilitychange', leave)
  }
  /** @param {NoCamera | null} why */
  function end(why) {
    if (!running) return
    stop()
    ended(why)
  }
  const leave = () => document.hidden && end(null)

  function next() {
    if (!running) return
    const scanned = look()
    const now = Date.now()
    if (scanned?.text !== undefined) {
      const isNew = scanned.text !== last || now - lastAt > forget
      ;[last, lastAt, goodAt, emptyAt] = [scanned.text, now, now, now]
      hint(null)
      if (isNew) found(scanned.text)
    } else if (scanned?.seen) {
      emptyAt = now
      if (now - goodAt > tellUnreadable) hint('unreadable')
    } else {
      goodAt = Math.max(goodAt, now - tellUnreadable)
      if (now - emptyAt > tellNothing) hint('nothing')
    }
    setTimeout(next, between)
  }

  for (const track of stream.getTracks()) track.addEventListener('ended', () => end('busy'))
  document.addEventListener('visibilitychange', leave)
  next()
  return { stop }
}

/** @returns {Promise<MediaStream | NoCamera>} */
async function ask() {
  const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
  try {
    return await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
  } catch (problem) {
    const name = problem instanceof Error ? problem.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
  }
}

/** @param {HTMLVideoElement} video */
function lookingAt(video) {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return () => {
    if (!pen || video.videoWidth === 0) return undefined
    return scanFrame(
      pixelsOf(pen, { picture: video, wide: video.videoWidth, high: video.videoHeight, side: frameSide }),
    )
  }
}

/**
 * Reads the code in a photo or a screenshot from the gallery; it stays on this device.
 * @param {Blob} file
 * @returns {Promise<{ readonly text: string } | { readonly no: 'code-unreadable' | 'no-code' | 'not-a-picture' }>}
 */
export async function readPhoto(file) {
  const picture = await createImageBitmap(file).catch(() => undefined)
  const pen = document.createElement('canvas').getContext('2d')
  if (!picture || !pen) return { no: 'not-a-picture' }
  const scanned = scanPhoto(pixelsOf(pen, { picture, wide: picture.width, high: picture.height, side: photoSide }))
  picture.close()
  if (scanned.text !== undefined) return { text: scanned.text }
  return { no: scanned.seen ? 'code-unreadable' : 'no-code' }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ picture: CanvasImageSource, wide: number, high: number, side: number }} of
 */
function pixelsOf(pen, { picture, wide, high, side }) {
  const scale = Math.min(1, side / Math.max(wide, high))
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))]
  if (pen.canvas.width !== width) pen.canvas.width = width
  if (pen.canvas.height !== height) pen.canvas.height = height
  pen.drawImage(picture, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}
