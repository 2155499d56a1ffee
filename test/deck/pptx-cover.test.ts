import { unzipSync, type Unzipped } from 'fflate'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { dataset } from '../../data/index.ts'

/** Right edge of the slide, EMU. */
const EDGE = 12_192_000

describe('drawings of the PowerPoint file', () => {
  let parts: Unzipped
  beforeAll(async () => { parts = unzipSync(await readFile(join(inject('deckDir'), `${dataset.talk.id}.pptx`))) })
  const slide = (no: number): string => Buffer.from(parts[`ppt/slides/slide${no}.xml`] ?? []).toString()

  it('decorate the cover behind its words, and reach its right edge', () => {
    const cover = slide(1)
    const [group = ''] = /<p:grpSp>.*<\/p:grpSp>/s.exec(cover) ?? []
    expect(group).toContain('name="Decoration"')
    expect(group).not.toContain('<a:t>')
    const ends = [...group.matchAll(/<a:off x="(-?\d+)" y="-?\d+"\/><a:ext cx="(\d+)"/g)].map(([, x, w]) => Number(x) + Number(w))
    expect(group.match(/<a:moveTo>/g)!.length).toBeGreaterThan(20)
    expect(Math.max(...ends)).toBeGreaterThanOrEqual(EDGE - 9525)
    expect(cover.indexOf('<p:grpSp>')).toBeLessThan(cover.indexOf('type="title"'))
  })

  it('are native on every slide: nothing of the deck is a bitmap', () => {
    expect(Object.keys(parts).filter((name) => /\.(?:png|jpe?g|gif)$/.test(name))).toEqual([])
    const drawn = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name) && Buffer.from(parts[name]!).includes('name="Drawing"'))
    expect(drawn.length).toBeGreaterThanOrEqual(12)
  })
})
