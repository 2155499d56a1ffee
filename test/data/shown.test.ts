import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import { aftermathTopics } from '../../data/figures/closing.ts'
import { dataset } from '../../data/index.ts'

/** What slides show: `AftermathTimeline standards` for each tag of an exhibit. */
function shownOn(slides: string): string[] {
  return [...slides.matchAll(/^<([A-Z]\w+)(?: of="([^"]*)")? \/>$/gm)]
    .filter(([, tag = '']) => tag in EXHIBITS)
    .map(([, tag = '', of = '']) => `${tag} ${of}`.trim())
}

describe('the slides', () => {
  const shown = shownOn(readFileSync('slides.md', 'utf8'))

  it('tell what happened since on every topic', () => {
    expect(shown).toEqual(expect.arrayContaining(aftermathTopics(dataset).map((topic) => `AftermathTimeline ${topic}`)))
  })

  it('show every exhibit that the dataset has, once', () => {
    const all = Object.entries(EXHIBITS).flatMap(([tag, { variants }]) => variants(dataset).map((of) => `${tag} ${of}`.trim()))
    expect([...shown].sort()).toEqual(all.sort())
  })
})
