import { launchMap, projectTableExhibit } from './ecosystem-projects.ts'
import { starBars, starGrowthExhibit, starSeries } from './ecosystem-stars.ts'
import { eventTimeline, yearInFigures } from './ecosystem-year.ts'
import { single, type ExhibitTable } from './exhibit.ts'

export const ecosystemExhibits: ExhibitTable = {
  YearInFigures: single(yearInFigures),
  EventTimeline: single(eventTimeline),
  ProjectTable: single(projectTableExhibit),
  StarBars: single(starBars),
  StarGrowth: single(starGrowthExhibit),
  LaunchMap: single(launchMap),
  StarSeries: single(starSeries),
}
