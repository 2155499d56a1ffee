import { capital, joinWords, spell } from '../format.ts'
import { comparedTechnologies, comparisonRows, standardRows } from '../figures/landscape.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, type Exhibit } from './exhibit.ts'

/** Standards of the stack, each with the extension point on top of it. */
export function standardPairs(dataset: Dataset): Exhibit {
  const rows = standardRows(dataset)
  const start = rows.length === 1 ? 'One standard of the stack carries its' : `${capital(spell(rows.length))} standards of the stack each carry their`
  return {
    title: 'Standards of the stack, each with its extension point on top, from the top layer down',
    finding: `${start} own extension point: ${rows.map((row) => `${row.extension} on ${row.standard}`).join('; ')}.`,
    columns: ['Standard', 'Extension point', 'Group of the stack', 'What the standard defines', 'Checked']
      .map((label) => ({ label, kind: 'text' as const })),
    rows: rows.map((row) => [row.standard, row.extension, row.group, row.defines, row.check && `${row.check.verdict}: ${row.check.says}`]),
    ...evidenceOf([...dataset.standards, ...dataset.standards.flatMap(({ asOf, check }) => (check ? [{ asOf, sources: check.sources }] : []))]),
  }
}

const allDiffer = (cells: readonly (string | null)[]): boolean => {
  const said = cells.filter((cell) => cell !== null)
  return said.length > 1 && new Set(said).size === said.length
}

/** Technologies as columns, aspects as rows. */
export function meshComparison(dataset: Dataset): Exhibit {
  const technologies = comparedTechnologies(dataset)
  const rows = comparisonRows(dataset)
  const alike = rows.filter((row) => !allDiffer(row.cells)).map((row) => `“${row.aspect}”`)
  const rest = alike.length === 0 ? '' : `; not under ${joinWords(alike)}`
  return {
    title: `What sets ${joinWords(technologies)} apart, aspect by aspect`,
    finding: `${joinWords(technologies)} differ under ${spell(rows.length - alike.length)} of ${spell(rows.length)} aspects${rest}.`,
    columns: ['Aspect', ...technologies].map((label) => ({ label, kind: 'text' as const })),
    rows: rows.map((row) => [row.aspect, ...row.cells]),
    ...evidenceOf(dataset.comparisons),
  }
}
