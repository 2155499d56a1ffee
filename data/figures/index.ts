import type { Dataset } from '../schema/index.ts'
import { closingStated } from './stated-closing.ts'
import { communityStated } from './stated-community.ts'
import { deploymentStated } from './stated-deployment.ts'
import { ecosystemStated } from './stated-ecosystem.ts'
import { landscapeStated } from './stated-landscape.ts'
import { talkStated } from './stated-talk.ts'
import type { Stated, StatedTable } from './stated.ts'

/** Every figure a sentence may state, by the id that `<Figure of="…" />` takes. */
export const STATED: StatedTable = {
  ...talkStated,
  ...landscapeStated,
  ...communityStated,
  ...deploymentStated,
  ...ecosystemStated,
  ...closingStated,
}

/**
 * A figure for a sentence.
 * @throws RangeError when the id is unknown, naming those that exist
 */
export function stated(dataset: Dataset, of: string): Stated {
  const figure = STATED[of]
  if (!figure) throw new RangeError(`no figure "${of}"; known: ${Object.keys(STATED).join(', ')}`)
  return figure(dataset)
}

export * from './stated.ts'
