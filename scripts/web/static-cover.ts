import type { Plugin } from 'vite'
import { retoldArticle } from '../../data/figures/closing.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { resolveFigures } from '../deck/resolve.ts'

const CREDIT = /<CreditLine\s*\/>/g

const asAttribute = (value: unknown): string => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('\'', '&#39;')

/**
 * Words the opening slide at build time, so that showing it needs neither the dataset nor the charts:
 * half of the deck's JavaScript. Figures become text, and the credit gets its article as a prop.
 */
export function staticCover(dataset: Dataset): Plugin {
  return {
    name: 'deck:static-cover',
    enforce: 'pre',
    transform: {
      filter: { id: /__slidev_1\.md$/ },
      handler: (code) => resolveFigures(code, dataset)
        .replace(CREDIT, `<CreditText :article='${asAttribute(retoldArticle(dataset))}' />`),
    },
  }
}
