import type { Dataset } from '../schema/index.ts'
import { closingExhibits } from './closing.ts'
import { communityExhibits } from './community.ts'
import { deploymentExhibits } from './deployment.ts'
import { diagramExhibits } from './diagrams.ts'
import { ecosystemExhibits } from './ecosystem.ts'
import type { Exhibit, ExhibitTable } from './exhibit.ts'
import { landscapeExhibits } from './landscape.ts'

/** Every exhibit of the talk by component tag. */
export const EXHIBITS: ExhibitTable = {
  ...landscapeExhibits,
  ...communityExhibits,
  ...deploymentExhibits,
  ...diagramExhibits,
  ...ecosystemExhibits,
  ...closingExhibits,
}

/**
 * The exhibit a component tag shows.
 * @param tag component name as written in slides.md, `StarBars`
 * @param of the tag's `of` prop, empty where it has none
 * @throws RangeError when the tag or the variant is unknown, naming those that exist
 */
export function exhibit(dataset: Dataset, tag: string, of = ''): Exhibit {
  const builder = EXHIBITS[tag]
  if (!builder) throw new RangeError(`no exhibit "${tag}"; known: ${Object.keys(EXHIBITS).join(', ')}`)
  const variants = builder.variants(dataset)
  if (!variants.includes(of)) throw new RangeError(`<${tag} of="${of}">: expected one of ${variants.join(', ')}`)
  return builder.build(dataset, of)
}

export * from './exhibit.ts'
