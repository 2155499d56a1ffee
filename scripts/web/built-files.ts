import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from 'vite'
import { DECK_CHUNK } from './chunks.ts'

const SLIDE = /@slidev\/slides\/(\d+)\/md$/

/** Files of a build that pages name in their head, relative to the web version's folder. */
export interface BuiltFiles {
  entry: string
  style: string
  /** Text fonts, which every slide needs. */
  fonts: string[]
  /** JavaScript of a slide, without the entry: that of the deck where the slide has no file of its own. */
  ofSlide: (no: number) => string[]
}

function withImports(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key]?.imports ?? []) withImports(manifest, imported, seen)
  return seen
}

/** Which files a build wrote for what, read from Vite's manifest. */
export function builtFiles(manifest: Manifest): BuiltFiles {
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)
  const files = Object.values(manifest).map(({ file }) => file)
  const deck = Object.keys(manifest).find((key) => manifest[key]?.name === DECK_CHUNK)
  const filesOf = (key: string): string[] => [...withImports(manifest, key)].map((id) => manifest[id]?.file ?? '')
  const slides = new Map(Object.keys(manifest).flatMap((key) => {
    const no = SLIDE.exec(key)?.[1]
    return no ? [[Number(no), filesOf(key)] as const] : []
  }))
  const deckFiles = deck === undefined ? [] : filesOf(deck)
  return {
    entry: entry?.file ?? '',
    style: files.find((file) => file.endsWith('.css')) ?? '',
    fonts: files.filter((file) => /sans.*\.woff2$/.test(file)),
    ofSlide: (no) => (slides.get(no) ?? deckFiles).filter((file) => file !== entry?.file && file.endsWith('.js')),
  }
}

/** Reads the manifest of a build and takes it away: it is nothing for visitors. */
export async function takeManifest(webDir: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(webDir, '.vite/manifest.json'), 'utf8')) as Manifest
  await rm(join(webDir, '.vite'), { recursive: true })
  return manifest
}
