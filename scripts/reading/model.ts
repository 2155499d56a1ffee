import { retoldArticle } from '../../data/figures/closing.ts'
import { sourceRows, type SourceRow } from '../../data/figures/sources.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck, Slide } from '../deck/load.ts'
import { handoutOf, type Reference } from '../handout/model.ts'
import type { SlideMarkup } from '../render/markup.ts'

/** What the page says of one slide. */
export interface Article {
  no: number
  title: string
  /** Content of the slide as markup that reflows; empty where the page has it elsewhere. */
  html: string
  /** The note for readers, Markdown. */
  note: string
  sources: SourceRow[]
  /** Day up to which the figures hold, `YYYY-MM-DD`; empty where there are none. */
  asOf: string
  /** True where the slide lists sources, which stand at the end of the page. */
  listsSources: boolean
}

/** Neighbouring slides of one section, `id` being its anchor. */
export interface Section { id: string; name: string; articles: Article[] }

/** The words of the whole page. */
export interface Reading {
  talk: Dataset['talk']
  credit: ReturnType<typeof retoldArticle>
  sections: Section[]
  references: Reference[]
}

function articleOf(markup: SlideMarkup, slide: Slide | undefined, rows: SourceRow[], listsSources: boolean): Article {
  return {
    no: markup.no,
    title: markup.title,
    html: listsSources ? '' : markup.html,
    note: slide?.note ?? '',
    sources: (slide?.sources ?? []).flatMap((id) => rows.find((row) => row.id === id) ?? []),
    asOf: slide?.asOf ?? '',
    listsSources,
  }
}

/** Articles under the names of their sections, in the deck's order. */
export function inSections(articles: Article[], deck: Deck): Section[] {
  const sections: Section[] = []
  for (const article of articles) {
    const name = deck.slides.find(({ no }) => no === article.no)?.section ?? ''
    const last = sections.at(-1)
    if (last?.name === name) last.articles.push(article)
    else sections.push({ id: `section-${sections.length + 1}`, name, articles: [article] })
  }
  return sections
}

/** The words and pictures of the reading page. */
export function readingOf(slides: SlideMarkup[], deck: Deck, dataset: Dataset): Reading {
  const rows = sourceRows(dataset)
  const { references, replaced } = handoutOf(deck, dataset, {})
  const articles = slides.map((markup) =>
    articleOf(markup, deck.slides.find(({ no }) => no === markup.no), rows, replaced.includes(markup.no)))
  return { talk: dataset.talk, credit: retoldArticle(dataset), sections: inSections(articles, deck), references }
}
