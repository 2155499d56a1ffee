import { joinWords } from '../format.ts'
import { allVerdicts, verdictCounts } from '../figures/landscape.ts'
import type { Dataset } from '../schema/index.ts'
import type { Exhibit } from './exhibit.ts'

/** What the verdict marks mean and how many checked records bear each. */
export function verdictGuide(dataset: Dataset): Exhibit {
  const rows = verdictCounts(dataset)
  const total = allVerdicts(dataset).length
  return {
    title: `The verdict marks, and how many of the ${total} checked records bear each`,
    finding: `Of ${total} checked records, ${joinWords(rows.map((row) => `${row.count} are ${row.verdict}`))}.`,
    columns: [
      { label: 'Verdict', kind: 'text' }, { label: 'What it means', kind: 'text' },
      { label: 'Records', kind: 'count' }, { label: 'Share of checked records', kind: 'percent' },
    ],
    rows: rows.map((row) => [row.label, row.meaning, row.count, row.share]),
    sources: [dataset.talk.retells],
    asOf: dataset.talk.asOf,
    chart: {
      type: 'bar', categories: rows.map((row) => row.label), unit: 'records',
      series: [{ name: 'Checked records', values: rows.map((row) => row.count) }],
    },
  }
}
