import { unknown, when } from './finding.ts'
import { eachRecord, type Rule } from './scope.ts'

const snapshotNamesProjects = eachRecord('snapshots', ['stars'], ({ stars }, { ids }) =>
  Object.keys(stars).flatMap((id) => unknown(`stars.${id}`, 'project', id, ids('projects'))))

const snapshotIsComplete = eachRecord('snapshots', ['stars'], ({ stars }, { readable }) =>
  readable('projects', ['id', 'inArticle'])
    .filter(({ record }) => record.inArticle && !(record.id in stars))
    .map(({ record }) => ({ field: `stars.${record.id}`, wrong: 'is missing', expected: 'a count for every project of the article' })))

// Rounding starts above 1,000: smaller counts stand as the author printed them.
const ROUNDED_ABOVE = 1000
const snapshotIsRounded = eachRecord('snapshots', ['stars', 'rounding'], ({ stars, rounding }) =>
  Object.entries(stars).flatMap(([id, count]) => when(rounding > 0 && count > ROUNDED_ABOVE && count % rounding !== 0, () =>
    ({ field: `stars.${id}`, wrong: `is ${count}`, expected: `a multiple of ${rounding}, to which counts above ${ROUNDED_ABOVE} are rounded` }))))

const seriesNamesProject = eachRecord('series', ['project'], ({ project }, { ids }) =>
  unknown('project', 'project', project, ids('projects')))

/** Projects, star snapshots and series. */
export const ecosystemRules: Rule[] = [snapshotNamesProjects, snapshotIsComplete, snapshotIsRounded, seriesNamesProject]
