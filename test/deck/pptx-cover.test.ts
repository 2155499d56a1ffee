import { unzipSync, type Unzipped } from 'fflate'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { pixelsOf, type Pixels } from '../fixture/png.ts'

/** The cover's decoration is drawn in the accent, its soft tone and the paper: all have more blue than any text. */
const BLUE = 0x90
const STEP = 2

describe('the cover of the PowerPoint file', () => {
  let parts: Unzipped
  let art: Pixels
  beforeAll(async () => {
    parts = unzipSync(await readFile(join(inject('deckDir'), `${dataset.talk.id}.pptx`)))
    art = pixelsOf(parts['ppt/media/image-1-1.png']!)
  })

  const columns = (from: number, to: number) => Array.from({ length: Math.floor((to - from) / STEP) }, (_, index) => from + index * STEP)
  const coloured = (from: number, to: number): number => columns(from, to)
    .flatMap((x) => columns(0, art.height).filter((y) => art.at(x, y)[0] < 0x80)).length

  it('has a picture of its decoration, which reaches the right edge', () => {
    expect(art.width).toBeGreaterThan(800)
    expect(coloured(art.width * 0.75, art.width)).toBeGreaterThan(coloured(0, art.width * 0.25))
    expect(coloured(art.width - 20, art.width)).toBeGreaterThan(0)
  })

  it('has its words as text alone, not in the picture too', () => {
    const dark = columns(0, art.width).flatMap((x) => columns(0, art.height).filter((y) => art.at(x, y)[2] < BLUE))
    expect(dark).toEqual([])
  })

  it('has the picture behind the words', () => {
    const slide = Buffer.from(parts['ppt/slides/slide1.xml']!).toString()
    expect(slide.indexOf('<p:pic>')).toBeGreaterThan(0)
    expect(slide.indexOf('<p:pic>')).toBeLessThan(slide.indexOf('<p:sp>'))
  })
})
