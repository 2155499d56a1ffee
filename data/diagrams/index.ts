import { pathwayFinding, pathwayOf } from '../figures/pathways.ts'
import { stackFinding, stackTitle } from '../figures/stack-rows.ts'
import { modelFinding, modelTitle } from '../figures/topology.ts'
import type { Dataset } from '../schema/index.ts'
import { deploymentDiagram } from './deployment.ts'
import { pathwayDiagram } from './pathway.ts'
import { stackDiagram } from './stack.ts'

/** A diagram as mermaid source, with the words its SVG carries. */
export interface DiagramSource {
  /** Component tag and its `of`: `StackDiagram`, `DeploymentModel/sidecar`. */
  key: string
  source: string
  title: string
  description: string
}

/** How the diagrams of one component tag are made; `of` is empty for a tag that has none. */
interface DiagramBuilder {
  variants: (dataset: Dataset) => string[]
  source: (dataset: Dataset, of: string) => string
  title: (dataset: Dataset, of: string) => string
  description: (dataset: Dataset, of: string) => string
}

/** Every diagram of the talk by component tag. Its words are those of the exhibit of the same tag. */
export const DIAGRAMS: Record<string, DiagramBuilder> = {
  StackDiagram: { variants: () => [''], source: stackDiagram, title: stackTitle, description: stackFinding },
  DeploymentModel: {
    variants: ({ models }) => models.map(({ id }) => id),
    source: deploymentDiagram, title: modelTitle, description: modelFinding,
  },
  PathwayDiagram: {
    variants: ({ pathways }) => pathways.map(({ id }) => id),
    source: pathwayDiagram, title: (dataset, of) => pathwayOf(dataset, of).title, description: pathwayFinding,
  },
}

/** Key of a diagram: `StackDiagram`, `DeploymentModel/sidecar`. */
export const diagramKey = (tag: string, of = ''): string => of === '' ? tag : `${tag}/${of}`

/** Sources of every diagram of a dataset. */
export const diagramSources = (dataset: Dataset): DiagramSource[] =>
  Object.entries(DIAGRAMS).flatMap(([tag, builder]) => builder.variants(dataset).map((of) => ({
    key: diagramKey(tag, of),
    source: builder.source(dataset, of),
    title: builder.title(dataset, of),
    description: builder.description(dataset, of),
  })))

export { CANVAS, MERMAID_CONFIG, SENTINELS } from './config.ts'
export { deploymentDiagram } from './deployment.ts'
export { pathwayDiagram } from './pathway.ts'
export { stackDiagram } from './stack.ts'
