import type { RecordOf, SetName } from '../schema/index.ts'
import { later, when } from './finding.ts'
import { inEach } from './readable.ts'
import { eachRecord, forTalk, SETS, wholeSet, type Rule } from './scope.ts'

// There is no clock here: a date is in the future where it lies after the day
// up to which its record holds, and a record where it lies after the talk's.
const RECORD = 'the record’s as-of date'
const TALK = 'the talk’s as-of date'

type DatedSet = Exclude<SetName, 'sources' | 'verdicts'>
const isDated = (set: SetName): set is DatedSet => set !== 'sources' && set !== 'verdicts'

const upToRecord = <S extends DatedSet>(set: S, field: keyof RecordOf<S> & string): Rule =>
  eachRecord(set, ['asOf', field], (record) =>
    later(field, record[field] as string | undefined, record['asOf'] as string, RECORD))

const recordUpToTalk = SETS.filter(isDated).map((set) => eachRecord(set, ['asOf'], ({ asOf }, { talk }) =>
  talk.asOf === undefined ? [] : later('asOf', asOf, talk.asOf, TALK)))

const statusUpToTalk = eachRecord('projects', ['status'], ({ status }, { talk }) =>
  talk.asOf === undefined ? [] : later('status.asOf', status.asOf, talk.asOf, TALK))

const phaseUpToRecord = eachRecord('phases', ['from', 'to', 'asOf'], ({ from, to, asOf }) =>
  [...later('from', String(from), asOf, RECORD), ...later('to', to?.toString(), asOf, RECORD)])

const pointsUpToRecord = eachRecord('series', ['points', 'asOf'], ({ points, asOf }) =>
  inEach(points, ({ date }, at) => later(`points[${at}].date`, date, asOf, RECORD)))

const sourceUpToRead = eachRecord('sources', ['published', 'read'], ({ published, read }) =>
  later('published', published, read, 'the day it was read'))

const readUpToTalk = eachRecord('sources', ['read'], ({ read }, { talk }) =>
  talk.asOf === undefined ? [] : later('read', read, talk.asOf, TALK))

const yearUpToTalk = forTalk(({ year, asOf }) =>
  year === undefined || asOf === undefined ? [] : later('year', String(year), asOf, TALK))

const eventInYear = eachRecord('events', ['date'], ({ date }, { talk: { year } }) =>
  when(year !== undefined && !date.startsWith(`${year}`), () =>
    ({ field: 'date', wrong: `${date} is not in the year under review`, expected: `a date in ${year}` })))

const phasesInOrder = wholeSet('phases', ['from', 'to'], (phases) => phases.flatMap(({ label, record }, at) => {
  const before = phases[at - 1]
  const begins = { record: label, field: 'from', wrong: `is ${record.from}` }
  if (record.to !== undefined && record.to < record.from) {
    return [{ record: label, field: 'to', wrong: `is ${record.to}`, expected: `${record.from} or later, since it begins then` }]
  }
  if (!before) return []
  if (before.record.to === undefined) return [{ ...begins, expected: `an end of the phase before it, "${before.label}"` }]
  return when(record.from <= before.record.to, () => ({
    ...begins, expected: `a year after ${before.record.to}, when the phase before it, "${before.label}", ends`,
  })).map((finding) => ({ ...finding, record: label }))
}))

/** Days that must follow one another. */
const ascending = (days: readonly string[], field: (at: number) => string) => inEach(days, (day, at) =>
  when(at > 0 && day <= (days[at - 1] ?? ''), () => (
    { field: field(at), wrong: `${day} is not later than the date before it, ${days[at - 1]}`, expected: 'dates in order' })))

const pointsInOrder = eachRecord('series', ['points'], ({ points }) =>
  ascending(points.map(({ date }) => date), (at) => `points[${at}].date`))

const snapshotsInOrder = wholeSet('snapshots', ['date'], (snapshots) => {
  const labels = snapshots.map(({ label }) => label)
  return ascending(snapshots.map(({ record }) => record.date), (at) => labels[at] ?? '')
    .map((finding) => ({ ...finding, record: finding.field, field: 'date' }))
})

/** Dates against as-of dates, and dates in order. */
export const dateRules: Rule[] = [
  ...recordUpToTalk, statusUpToTalk, phaseUpToRecord, pointsUpToRecord, sourceUpToRead, readUpToTalk, yearUpToTalk,
  upToRecord('adoptionClaims', 'date'), upToRecord('benchmarks', 'measured'), upToRecord('modelProducts', 'since'),
  upToRecord('events', 'date'), upToRecord('projects', 'launched'), upToRecord('projects', 'launchedRecord'),
  upToRecord('snapshots', 'date'), upToRecord('aftermath', 'date'),
  eventInYear, phasesInOrder, pointsInOrder, snapshotsInOrder,
]
