import { crc32 } from 'node:zlib'
import { CARD_SIZE } from '../web/page/site.ts'
import { DeckError } from '../lib/errors.ts'
import type { Rule } from './rule.ts'

/** The link preview: a picture in px. */
export interface CardCopy { bytes: number; width: number; height: number }

const SIGNATURE = '89504e470d0a1a0a'
/** Widely used chat programs show no larger preview. */
const MOST = 600_000
// An empty page of this size is a PNG of 3,566 bytes, one with a heading alone has 14,076; that of the talk has 92,612.
const BLANK = 7_000

/** Whether some bytes begin as a PNG does, with its size. */
export const isPng = (bytes: Uint8Array): boolean => bytes.length >= 24 && Buffer.from(bytes.subarray(0, 8)).toString('hex') === SIGNATURE

/** Length, type and check sum of a chunk, in bytes. */
const AROUND = 12

/** Whether a PNG is whole: each chunk has its check sum, and the last one ends the picture. */
function isWhole(bytes: Buffer): boolean {
  for (let at = SIGNATURE.length / 2; at + AROUND <= bytes.length;) {
    const end = at + AROUND + bytes.readUInt32BE(at)
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true
    at = end
  }
  return false
}

/** Reads the size of a PNG from its header. @throws DeckError when it is none, or is damaged */
export function openPng(bytes: Uint8Array): CardCopy {
  if (!isPng(bytes)) throw new DeckError('can\'t be read as a PNG')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!isWhole(head)) throw new DeckError('is damaged: a part of the picture is missing or changed')
  return { bytes: bytes.length, width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

/** What must be true of the link preview. */
export const cardRules = {
  size: {
    holds: `${CARD_SIZE.width} × ${CARD_SIZE.height} px`,
    find: ({ width, height }) => width === CARD_SIZE.width && height === CARD_SIZE.height ? []
      : [{ where: 'picture', what: `it has ${width} × ${height} px; expected ${CARD_SIZE.width} × ${CARD_SIZE.height}`, remedy: 'see scripts/web/pictures.ts' }],
  },
  drawn: {
    holds: 'not blank',
    find: ({ bytes }) => bytes > BLANK ? [] : [{ where: 'picture', what: `it has ${bytes} bytes, as much as an empty page`, remedy: 'see whether the first slide mounts: npm run check' }],
  },
  weight: {
    holds: `at most ${MOST / 1000} kB`,
    find: ({ bytes }) => bytes <= MOST ? [] : [{ where: 'picture', what: `it weighs ${Math.ceil(bytes / 1000)} kB`, remedy: 'show fewer colours or less detail on it' }],
  },
} as const satisfies Record<string, Rule<CardCopy>>
