import { PERCENTILES } from '../vocabulary.ts'
import { repeated, sumOf, unknown, when } from './finding.ts'
import { inEach } from './readable.ts'
import { eachRecord, wholeSet, type Rule } from './scope.ts'

const segmentSharesAddUp = wholeSet('adoptionSegments', ['share'], (segments) => {
  const sum = sumOf(segments.map(({ record }) => record.share))
  return when(sum !== 100, () => ({ field: 'share', wrong: `all shares together are ${sum}`, expected: '100' }))
    .map((finding) => ({ ...finding, record: segments.map(({ label }) => label).join(', ') }))
})

const claimNamesSegments = eachRecord('adoptionClaims', ['from', 'to'], ({ from, to }, { ids }) => {
  const segments = ids('adoptionSegments')
  const strays = [...unknown('from', 'adoption segment', from, segments), ...unknown('to', 'adoption segment', to, segments)]
  if (strays.length > 0 || !segments) return strays
  return when(segments.indexOf(to) < segments.indexOf(from), () =>
    ({ field: 'to', wrong: `"${to}" lies before "${from}"`, expected: `"${from}" or a segment after it` }))
})

const exclusiveAnswersFit = eachRecord('surveys', ['answers', 'exclusive'], ({ answers, exclusive }) => {
  const sum = sumOf(answers.map(({ share }) => share))
  return when(exclusive && sum > 100, () =>
    ({ field: 'answers', wrong: `exclusive answers together are ${sum}`, expected: 'at most 100' }))
})

const idsOf = ({ rows }: { rows: readonly { id: string }[] }): string[] => inEach(rows, ({ id }) => [id])

const stackRowIsUnique = wholeSet('stack', ['rows'], (groups) =>
  repeated(groups.flatMap(({ record }) => idsOf(record))).map((id) => ({
    record: groups.findLast(({ record }) => idsOf(record).includes(id))?.label ?? '',
    field: `rows[${id}].id`,
    wrong: 'belongs to more than one row',
    expected: 'an id of its own',
  })))

const standardNamesRows = eachRecord('standards', ['standard', 'extension'], ({ standard, extension }, { raw, readable }) => {
  const groups = readable('stack', ['rows'])
  if (groups.length === 0 || groups.length < raw('stack').length) return []
  const rows = groups.flatMap(({ record }) => record.rows)
  const known = rows.map(({ id }) => id)
  const strays = [...unknown('standard', 'stack row', standard, known), ...unknown('extension', 'stack row', extension, known)]
  if (strays.length > 0) return strays
  const above = rows[known.indexOf(standard) - 1]?.id
  return [
    ...when(rows.find(({ id }) => id === standard)?.standard !== true, () =>
      ({ field: 'standard', wrong: `"${standard}" is not marked as a standard in the stack`, expected: 'a stack row with standard: true' })),
    ...when(above !== extension, () =>
      ({ field: 'extension', wrong: `"${extension}" is not the row above "${standard}"`, expected: above ? `"${above}"` : 'a row above it' })),
  ]
})

// A record may leave out a technology of which no source speaks; it may not name one more, or spell it otherwise.
const technologiesAgree = wholeSet('comparisons', ['cells'], (comparisons) => {
  const named = comparisons.map(({ label, record }) => ({ label, technologies: record.cells.map(({ technology }) => technology) }))
  const fullest = named.reduce((most, each) => each.technologies.length > most.technologies.length ? each : most)
  return named.flatMap(({ label, technologies }) => technologies.flatMap((technology, at) => [
    ...unknown(`cells[${at}].technology`, `technology that "${fullest.label}" compares`, technology, fullest.technologies),
    ...when(technologies.indexOf(technology) < at, () =>
      ({ field: `cells[${at}].technology`, wrong: `"${technology}" has a cell already`, expected: 'one cell for each technology' })),
  ]).map((finding) => ({ ...finding, record: label })))
})

const remedyNamesProjects = eachRecord('remedies', ['projects'], ({ projects }, { ids }) =>
  inEach(projects, (id, at) => unknown(`projects[${at}]`, 'project', id, ids('projects'))))

const claimedValueExists = eachRecord('benchmarks', ['claim', 'rows'], ({ claim, rows }) => {
  const row = rows.find(({ connections }) => connections === claim?.connections)
  return when(claim !== undefined && row?.latency[claim.percentile] === undefined, () => ({
    field: 'claim',
    wrong: `no row has the ${claim?.percentile} at ${claim?.connections} connections`,
    expected: 'a load and a percentile that were measured',
  }))
})

const percentilesRise = eachRecord('benchmarks', ['rows'], ({ rows }) => inEach(rows, ({ latency }, at) => {
  const values = inEach(PERCENTILES, (name) => latency[name] === undefined ? [] : [{ name, ms: latency[name] }])
  return values.flatMap(({ name, ms }, place) => {
    const below = values[place - 1]
    return when(below !== undefined && ms < below.ms, () =>
      ({ field: `rows[${at}].latency.${name}`, wrong: `is ${ms}, less than the ${below?.name}`, expected: `at least ${below?.ms}` }))
  })
}))

const pathwayHoldsTogether = eachRecord('pathways', ['nodes', 'edges'], ({ nodes, edges }) => {
  const given = inEach(nodes, ({ id }) => [id])
  // Without all nodes nobody can say that one does not exist.
  const known = nodes.length === given.length ? given : undefined
  return [
    ...repeated(given).map((id) => ({ field: `nodes[${id}].id`, wrong: 'belongs to more than one node', expected: 'an id of its own' })),
    ...inEach(edges, (edge, at) => inEach(['from', 'to'] as const, (end) => unknown(`edges[${at}].${end}`, 'node', edge[end], known))),
  ]
})

/** Adoption, surveys, stack, comparison, benchmark and pathways. */
export const landscapeRules: Rule[] = [
  segmentSharesAddUp, claimNamesSegments, exclusiveAnswersFit, stackRowIsUnique, standardNamesRows,
  technologiesAgree, remedyNamesProjects, claimedValueExists, percentilesRise, pathwayHoldsTogether,
]
