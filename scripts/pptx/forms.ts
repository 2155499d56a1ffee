import type { Exhibit } from '../../data/exhibits/index.ts'

/** How an exhibit is shown: `tiles` are large figures, `list` numbered statements. */
export type Form = 'table' | 'chart' | 'tiles' | 'list' | 'picture'

/**
 * Where the form does not follow from the exhibit. Pictures: the drawing says
 * more than a table of its rows would, and no office chart can say it.
 */
const FORM_OF: Partial<Record<string, Form>> = {
  AdoptionCurve: 'picture',
  DeploymentModel: 'picture',
  EventTimeline: 'picture',
  LaunchMap: 'picture',
  ModelOverview: 'picture',
  PathwayDiagram: 'picture',
  PhaseTimeline: 'picture',
  StackDiagram: 'picture',
  OutlookList: 'list',
  VerdictGuide: 'table',
  YearInFigures: 'tiles',
}

/** The form of an exhibit: a native chart where its rows make one, else a native table. */
export const formOf = (tag: string, exhibit: Exhibit): Form => FORM_OF[tag] ?? (exhibit.chart ? 'chart' : 'table')
