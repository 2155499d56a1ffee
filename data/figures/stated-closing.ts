import { formatCount, formatMoment, joinWords } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import { aftermathTopics } from './closing.ts'
import type { Stated, StatedTable } from './stated.ts'

interface Evidence { sources: string[], asOf: string }

const evidence = (records: readonly Evidence[]): Evidence => ({
  sources: [...new Set(records.flatMap((record) => record.sources))],
  asOf: records.map((record) => record.asOf).sort().at(-1) ?? '',
})
const counted = (records: readonly Evidence[], label: string): Stated =>
  ({ text: formatCount(records.length), value: records.length, label, ...evidence(records) })

const sourceCount = (label: string, only: (source: Dataset['sources'][number]) => boolean) => (dataset: Dataset): Stated =>
  counted(dataset.sources.filter(only).map((source) => ({ sources: [source.id], asOf: source.read })), label)

const latestAftermath = (dataset: Dataset): Stated => {
  const last = [...dataset.aftermath].sort((a, b) => a.date.localeCompare(b.date)).at(-1)!
  return { text: formatMoment(last.date), label: `Latest change on record: ${last.subject}`, sources: last.sources, asOf: last.asOf }
}

/** Figures about what the check found, what happened since and what it rests on. */
export const closingStated: StatedTable = {
  'correction-count': (dataset) => counted(dataset.corrections, 'Statements of the article that the record does not confirm'),
  'takeaway-count': (dataset) => counted(dataset.outlook.filter((row) => row.kind === 'takeaway'), 'Statements to take away'),
  'watch-count': (dataset) => counted(dataset.outlook.filter((row) => row.kind === 'watch'), 'Things to watch'),
  'watch-names': (dataset) => {
    const watched = dataset.outlook.filter((row) => row.kind === 'watch')
    return { text: joinWords(watched.map((row) => row.headline)), label: 'Things to watch', ...evidence(watched) }
  },
  'aftermath-count': (dataset) => counted(dataset.aftermath, 'Changes on record since the article'),
  'aftermath-topic-count': (dataset) => ({ ...counted(dataset.aftermath, 'Topics with changes since the article'), ...topics(dataset) }),
  'aftermath-latest': latestAftermath,
  'source-count': sourceCount('Sources behind the talk', () => true),
  'second-hand-count': sourceCount('Sources of which only a copy or translation was read', (source) => source.secondHand === true),
}

function topics(dataset: Dataset): Pick<Stated, 'text' | 'value'> {
  const value = aftermathTopics(dataset).length
  return { text: formatCount(value), value }
}
