import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deflateSync, crc32 } from 'node:zlib'
import { dataset } from '../../data/index.ts'
import { loadDeck } from '../deck/load.ts'
import { buildPptx } from './build.ts'
import { themeOf } from './theme.ts'
function png(w: number, h: number) {
  const chunk = (t: string, d: Buffer) => { const b = Buffer.concat([Buffer.from(t), d]); const o = Buffer.alloc(b.length + 8); o.writeUInt32BE(d.length); b.copy(o, 4); o.writeUInt32BE(crc32(b) >>> 0, b.length + 4); return o }
  const ihdr = Buffer.alloc(13); ihdr.writeUInt32BE(w); ihdr.writeUInt32BE(h, 4); ihdr[8] = 8; ihdr[9] = 0
  return Buffer.concat([Buffer.from([137,80,78,71,13,10,26,10]), chunk('IHDR', ihdr), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: h }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(w, 220)]))))), chunk('IEND', Buffer.alloc(0))])
}
const deck = await loadDeck(resolve('slides.md'), dataset)
const bytes = await buildPptx({ deck, dataset, theme: themeOf(readFileSync('styles/tokens.css', 'utf8')), take: async ({ slide, what }) => { console.log('picture', slide, what); return what === 'art' ? { png: png(880, 880), x: 800, y: 120, w: 440, h: 440 } : { png: png(2304, 1000), x: 64, y: 150, w: 1152, h: 500 } } })
writeFileSync('/tmp/deck.pptx', bytes)
console.log(bytes.length, deck.slides.length)
