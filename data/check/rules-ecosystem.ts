import { unknown, when } from './finding.ts'
import { inEach } from './readable.ts'
import { eachRecord, forTalk, type Rule } from './scope.ts'
import { isObject } from './value.ts'

// Only the names matter here, so a malformed count beside one hides nothing.
const snapshotNamesProjects: Rule = ({ raw, ids }) => raw('snapshots').flatMap(({ label, record }) =>
  Object.keys(isObject(record) && isObject(record['stars']) ? record['stars'] : {})
    .flatMap((id) => unknown(`stars.${id}`, 'project', id, ids('projects')))
    .map((finding) => ({ set: 'snapshots' as const, record: label, ...finding })))

const snapshotIsComplete = eachRecord('snapshots', ['stars'], ({ stars }, { readable }) =>
  readable('projects', ['id', 'inArticle'])
    .filter(({ record }) => record.inArticle && !(record.id in stars))
    .map(({ record }) => ({ field: `stars.${record.id}`, wrong: 'is missing', expected: 'a count for every project of the article' })))

// Rounding starts above 1,000: smaller counts stand as the author printed them.
const ROUNDED_ABOVE = 1000
const snapshotIsRounded = eachRecord('snapshots', ['stars', 'rounding'], ({ stars, rounding }) =>
  inEach(Object.keys(stars), (id) => {
    const count = stars[id] ?? 0
    return when(rounding > 0 && count > ROUNDED_ABOVE && count % rounding !== 0, () =>
      ({ field: `stars.${id}`, wrong: `is ${count}`, expected: `a multiple of ${rounding}, to which counts above ${ROUNDED_ABOVE} are rounded` }))
  }))

const seriesNamesProject = eachRecord('series', ['project'], ({ project }, { ids }) =>
  unknown('project', 'project', project, ids('projects')))

const leaderIsKnown = forTalk(({ leader }, { ids }) => unknown('leader', 'project', leader, ids('projects')))

/** Projects, star snapshots and series. */
export const ecosystemRules: Rule[] = [leaderIsKnown, snapshotNamesProjects, snapshotIsComplete, snapshotIsRounded, seriesNamesProject]
