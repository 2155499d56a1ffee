import { formatProblem, problems } from '../../data/check/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { knownComponents, sourceFaults } from './source-rules.ts'
import { loadDeck, type Deck } from '../deck/load.ts'
import { loadDataset } from '../lib/dataset.ts'
import { DeckError } from '../lib/errors.ts'
import { ROOT } from '../lib/paths.ts'
import { describeFault, layoutFaults } from '../render/layout.ts'
import type { Fault } from '../render/in-page/measure.ts'
import type { PrintPage } from '../render/print-page.ts'

/** A failure that lists every fault of one subject. */
export const listing = (subject: string, faults: string[]): DeckError =>
  new DeckError(`${subject} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)

/** Dataset and deck, both checked. @throws DeckError listing every problem of either */
export async function checkedSources(entry: string): Promise<{ dataset: Dataset, deck: Deck }> {
  const dataset = await loadDataset()
  const found = problems(dataset)
  if (found.length) throw listing('the dataset', found.map(formatProblem))
  const deck = await loadDeck(entry, dataset)
  const faults = sourceFaults({ deck, dataset, root: ROOT, components: knownComponents(ROOT) })
  if (faults.length) throw listing('the deck', faults)
  return { dataset, deck }
}

/** Faults of one kind on one slide that are told one by one: a list of forty rows too many would hide the rest. */
const TOLD = 3

/** One line a fault, and one for the rest where a slide has many of a kind. */
function told(faults: Fault[], deck: Deck): string[] {
  return [...Map.groupBy(faults, ({ slide, rule }) => `${slide} ${rule}`).values()].flatMap((alike) => {
    const lines = alike.slice(0, TOLD).map((fault) => describeFault(fault, deck))
    const [first] = alike
    return first && alike.length > TOLD ? [...lines, describeFault({ ...first, what: `${alike.length - TOLD} more of this kind` }, deck)] : lines
  })
}

/** Faults of the rendered deck: layout, type, contrast, errors of the page, requests to other hosts. */
export async function renderedFaults(print: PrintPage, deck: Deck): Promise<string[]> {
  return [
    ...told(await layoutFaults(print.page), deck),
    ...[...new Set(print.errors)].map((error) => `the page reported an error: ${error}`),
    ...[...new Set(print.foreignRequests)].map((url) => `the page asked another host for ${url}; put the file into public/`),
  ]
}
