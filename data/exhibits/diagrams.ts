import { joinWords } from '../format.ts'
import { pathwayFinding, pathwayOf, stepViews } from '../figures/pathways.ts'
import { stackFinding, stackRows, stackTitle, type StackRowView } from '../figures/stack-rows.ts'
import { callViews, modelFinding, modelOf, modelTitle, proxyViews } from '../figures/topology.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, perVariant, single, type Cell, type Column, type Exhibit, type ExhibitTable } from './exhibit.ts'

const text = (label: string): Column => ({ label, kind: 'text' })

/** The cloud native stack, row by row. */
function stackExhibit(dataset: Dataset): Exhibit {
  return {
    title: stackTitle(dataset),
    finding: stackFinding(dataset),
    columns: [text('Row, from the top'), text('Group'), text('Role')],
    rows: stackRows(dataset).map((row) => [row.words, row.group, roleWords(row)]),
    ...evidenceOf([...dataset.stack, ...dataset.standards]),
  }
}

function roleWords({ role, partner }: StackRowView): Cell {
  if (role === undefined) return null
  return role === 'standard' ? `standard, extended by ${partner}` : `extension point of ${partner}`
}

/** One deployment model: its calls stop by stop, then its proxies. */
function modelExhibit(dataset: Dataset, of: string): Exhibit {
  const model = modelOf(dataset, of)
  const calls = callViews(model).map(({ number, label, layers, stops }): Cell[] =>
    [`Call ${number}: ${label}`, stops.join(' › '), null, layers.join(' and ')])
  const proxies = proxyViews(model).map(({ kind, where, serves, calls: passing }): Cell[] =>
    [kind, where, serves ?? 'all pods of the node', passing.length > 0 ? `call${passing.length > 1 ? 's' : ''} ${joinWords(passing.map(String))}` : null])
  return {
    title: modelTitle(dataset, of),
    finding: modelFinding(dataset, of),
    columns: [text('Proxy or call'), text('Where'), text('Serves'), text('Carries')],
    rows: [...calls, ...proxies],
    ...evidenceOf([model]),
  }
}

/** One pathway, step by step. */
function pathwayExhibit(dataset: Dataset, of: string): Exhibit {
  const pathway = pathwayOf(dataset, of)
  return {
    title: pathway.title,
    finding: pathwayFinding(dataset, of),
    columns: [text('From'), text('To'), text('Step'), text('Needed')],
    rows: stepViews(pathway).map(({ number, from, to, what, optional }) => [from, to, `${number} ${what ?? ''}`.trim(), optional ? 'optional' : 'always']),
    ...evidenceOf([pathway]),
  }
}

/** Exhibits whose picture is a mermaid diagram. */
export const diagramExhibits: ExhibitTable = {
  StackDiagram: single(stackExhibit),
  DeploymentModel: perVariant(({ models }) => models.map(({ id }) => id), modelExhibit),
  PathwayDiagram: perVariant(({ pathways }) => pathways.map(({ id }) => id), pathwayExhibit),
}
