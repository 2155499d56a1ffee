import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatCell, type Exhibit } from '../../../data/exhibits/index.ts'
import type { Dataset } from '../../../data/schema/index.ts'
import type { CopyOptions } from '../../../scripts/copies/context.ts'
import { loadDeck, type Deck } from '../../../scripts/deck/load.ts'
import { ROOT } from '../../../scripts/lib/paths.ts'
import { runRules, type Check, type Rule } from '../../../scripts/verify/rule.ts'
import { talkOf, type Talk } from '../../../scripts/verify/talk.ts'
import { tiny } from '../../fixture/tiny.ts'

/** Three slides: words with a private note, a drawn exhibit, a list of sources. */
export const MARKDOWN = `---
theme: default
layout: cover
section: Opening
minutes: 1
---

# Tiny mesh in 2021

<!--
Welcome to this short talk about a tiny mesh, told in three slides.

[private]
Mention the strike of the catering staff before anyone asks for coffee.
-->

---
section: Stars
minutes: 1
---

# All projects hold <Figure of="total-stars" /> stars

<StarBars />

<!--
Stars count attention. Do not read them as use by anyone.
-->

---
section: Sources
minutes: 0
---

# Where it comes from

<SourceList of="1" />

<!--
Every source that was read for this talk.
-->
`

export const OPTIONS: CopyOptions = { paper: 'a4', perPage: '1', lines: false, withClicks: false, siteUrl: '' }

/** The parsed deck in a folder of its own, and what copies are checked against. */
export async function told(dataset: Dataset = tiny, options: Partial<CopyOptions> = {}, markdown = MARKDOWN): Promise<{ talk: Talk, deck: Deck, options: CopyOptions }> {
  const folder = await mkdtemp(join(tmpdir(), 'deck-verify-'))
  try {
    const file = join(folder, 'slides.md')
    await writeFile(file, markdown)
    const deck = await loadDeck(file, dataset)
    const all = { ...OPTIONS, ...options }
    return { deck, options: all, talk: talkOf({ dataset, deck, options: all, root: ROOT }) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** An exhibit as lines of text: title, then its rows. */
export const wording = ({ title, columns, rows }: Exhibit): string[] =>
  [title, ...rows.map((row) => columns.map(({ kind }, place) => formatCell(row[place] ?? null, kind)).join('  '))]

/** All faults of a set of checks. */
export const faultsOf = (checks: Check[]): string[] => checks.flatMap(({ faults }) => faults)

/** What one rule says of a copy. */
export function checkWith<Copy, Rules extends Record<string, Rule<Copy>>>(rules: Rules, name: keyof Rules & string, copy: Copy, talk: Talk): Check {
  const [check] = runRules({ [name]: rules[name]! }, copy, talk)
  return check!
}
