import { formatMoment } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import type { Stated, StatedTable } from './stated.ts'

const ofTalk = (label: string, text: (dataset: Dataset) => string) => (dataset: Dataset): Stated => ({
  text: text(dataset),
  label,
  sources: [dataset.talk.retells],
  asOf: dataset.talk.asOf,
})

/** Title matter of the talk, for the cover and the notes. */
export const talkStated: StatedTable = {
  'talk-title': ofTalk('Title of the talk', (dataset) => dataset.talk.title),
  'talk-subtitle': ofTalk('Subtitle of the talk', (dataset) => dataset.talk.subtitle),
  'talk-as-of': ofTalk('Day up to which the dataset was checked', (dataset) => formatMoment(dataset.talk.asOf)),
  'retold-author': ofTalk('Author of the article the talk re-tells', (dataset) => dataset.talk.retoldAuthor),
}
