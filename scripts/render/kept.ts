import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-chromium'
import { contentCache, contentKey, type ContentCache } from '../lib/content-cache.ts'
import { changedSince, filesBelow, hashOf, installed, STARTED } from '../lib/content-hash.ts'
import { ROOT } from '../lib/paths.ts'
import { callInPage } from './call.ts'

/**
 * Gives a picture that an earlier run has taken of the same, or takes it; or what else can be said of what a page shows.
 * @param place of the page among all of the deck, from 0; null where it shows no slide
 * @param how the picture is taken: size, scheme, part of the page; all that it shows where that is no slide
 */
export type KeepPicture = (place: number | null, how: unknown, take: () => Promise<Buffer>) => Promise<Buffer>

/** What earlier runs have made of what a rendered deck shows now. */
export interface Kept {
  picture: KeepPicture
  /**
   * Gives a copy that an earlier run has made, or makes it.
   * @param inputs everything it is made from besides the pages of the deck and the project's own code
   */
  copy(name: string, inputs: unknown, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  /** Forgets all that was given or kept: one of it is at fault. */
  forget(): Promise<void>
}

/** Names of the caches, and how much each keeps: pictures of three decks of a hundred slides, with what is drawn of them; three copies of a few branches. */
const CACHES = { pictures: 500, copies: 24 } as const
/** Rooms whose code takes pictures of what shows, and makes copies. */
const CODE = { pictures: ['scripts'], copies: ['data', 'scripts', 'styles'] } as const satisfies Record<keyof typeof CACHES, string[]>

/** Key of the code that makes one kind; null where it has changed since, and older code may be loaded, or can't be read. */
async function codeKey(kind: keyof typeof CACHES, root: string, since: number): Promise<string | null> {
  const files = (await Promise.all(CODE[kind].map((name) => filesBelow(join(root, name))))).flat()
  const key = contentKey(await hashOf(root, files), await installed(root), process.version, process.env['SOURCE_DATE_EPOCH'])
  return await changedSince(files, since) ? null : key
}

interface Keeping {
  root?: string
  /** What code that has changed after that time makes is not kept, ms since 1970; the start of this process by default. */
  since?: number
  /** Makes everything anew, and keeps that. */
  fresh?: boolean
}

/**
 * Keeps what is made of the open print page, and gives it back to runs in which the same shows: after an edit, only what
 * it touched is made.
 */
export async function keptOf(page: Page, { root = ROOT, since = STARTED, fresh = false }: Keeping = {}): Promise<Kept> {
  const looks = await callInPage<typeof import('./in-page/looks.ts').looks>(page, ['looks.ts', 'looks'])
  // Read for the first picture or copy: most runs of one copy need one of the two, or none.
  const codes = new Map<keyof typeof CACHES, Promise<string | null>>()
  function codeOf(kind: keyof typeof CACHES): Promise<string | null> {
    const code = codes.get(kind) ?? codeKey(kind, root, since).catch(() => null)
    codes.set(kind, code)
    return code
  }
  const version = page.context().browser()?.version()
  const used: (() => Promise<void>)[] = []
  const prunings = new Map<keyof typeof CACHES, Promise<void>>()
  /** Once a run: it looks at each file, and a run makes a hundred pictures. */
  function pruned(name: keyof typeof CACHES, cache: ContentCache): Promise<void> {
    const pruning = prunings.get(name) ?? cache.prune(CACHES[name])
    prunings.set(name, pruning)
    return pruning
  }
  /** @param shown what it shows; where that is not known, it is not kept */
  async function kept<T extends Uint8Array>(name: keyof typeof CACHES, shown: unknown, given: unknown[], make: () => Promise<T>): Promise<T | Buffer> {
    const code = await codeOf(name)
    if (code === null || !shown) return make()
    const [cache, key] = [contentCache(root, name), contentKey(version, shown, code, ...given)]
    used.push(() => cache.remove(key))
    const found = fresh ? undefined : await cache.get(key)
    if (found) return found
    const made = await make()
    // Where it can't be kept, the next run makes it again.
    await cache.set(key, made).then(() => pruned(name, cache)).catch(() => {})
    return made
  }
  return {
    picture: (place, how, take) => kept('pictures', place === null ? 'no slide' : looks?.[place], [how], take) as Promise<Buffer>,
    copy: (name, inputs, make) => kept('copies', looks, [name, inputs], make),
    forget: async () => { await Promise.all(used.map((remove) => remove().catch(() => {}))) },
  }
}
