import { capital, formatMoment, formatSpan, spell, withoutStop } from '../format.ts'
import {
  aftermathRows, aftermathTopics, correctionPages, outlookKinds, outlookRows, topicName,
} from '../figures/closing.ts'
import { pageNumbers } from '../figures/pages.ts'
import { sourcePages } from '../figures/sources.ts'
import type { Dataset } from '../schema/index.ts'
import type { OutlookKind } from '../vocabulary.ts'
import { evidenceOf, perVariant, type Column, type Exhibit, type ExhibitTable } from './exhibit.ts'

const text = (label: string): Column => ({ label, kind: 'text' })
const ofPages = (page: string, pages: number): string => pages > 1 ? ` (${page} of ${pages})` : ''

function correctionList(dataset: Dataset, of: string): Exhibit {
  const pages = correctionPages(dataset)
  const rows = pages[Number(of) - 1] ?? []
  const shown = dataset.corrections.filter((correction) => rows.some((row) => row.id === correction.id))
  return {
    title: `What the article states and what the record says${ofPages(of, pages.length)}`,
    finding: `${capital(spell(dataset.corrections.length))} statements of the article are not confirmed by the record; `
      + `here ${rows.length === 1 ? 'is' : 'are'} ${spell(rows.length)}, from “${rows[0]?.subject}” to “${rows.at(-1)?.subject}”.`,
    columns: [text('Subject'), text('The article states'), text('The record says'), text('Verdict')],
    rows: rows.map((row) => [row.subject, row.article, row.record, row.verdict]),
    ...evidenceOf(shown.flatMap((record) => [record, { sources: record.check.sources, asOf: record.asOf }])),
  }
}

const OUTLOOK_WORDS = {
  takeaway: { title: 'Statements to take away, each with its reason', noun: 'statements to take away' },
  watch: { title: 'Technologies to watch, and how far they were', noun: 'things to watch' },
} as const satisfies Record<OutlookKind, { title: string, noun: string }>

function outlookList(dataset: Dataset, of: string): Exhibit {
  const rows = outlookRows(dataset, of)
  const words = OUTLOOK_WORDS[of as OutlookKind]
  return {
    title: words.title,
    finding: `${capital(spell(rows.length))} ${words.noun}: ${rows.map((row) => withoutStop(row.headline)).join('; ')}.`,
    columns: [text('Statement'), text('Why')],
    rows: rows.map((row) => [row.headline, row.detail]),
    ...evidenceOf(dataset.outlook.filter((record) => record.kind === of)),
  }
}

function sourceList(dataset: Dataset, of: string): Exhibit {
  const pages = sourcePages(dataset)
  const rows = pages[Number(of) - 1] ?? []
  const read = dataset.sources.map((source) => source.read).sort().at(-1) ?? dataset.talk.asOf
  return {
    title: `Sources ${rows[0]?.number} to ${rows.at(-1)?.number} of ${dataset.sources.length}, last read ${formatMoment(read)}`,
    finding: `Everything shown rests on ${spell(dataset.sources.length)} sources; these are numbers ${rows[0]?.number} to ${rows.at(-1)?.number}.`,
    columns: [{ label: 'No.', kind: 'count' }, text('Title'), text('Publisher'), text('Published'), text('Address'), text('Read as')],
    rows: rows.map((row) => [row.number, row.title, row.publisher, row.date, row.url, row.secondHand ? 'copy' : 'original']),
    sources: rows.map((row) => row.id),
    asOf: read,
  }
}

function aftermathTimeline(dataset: Dataset, of: string): Exhibit {
  const rows = aftermathRows(dataset, of)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    title: `What came of it, ${topicName(of)}: ${formatSpan(first?.moment ?? '', last?.moment ?? '')}`,
    finding: `${capital(spell(rows.length))} ${rows.length === 1 ? 'change' : 'changes'} on record, the latest of `
      + `${formatMoment(last?.moment ?? '')}, ${last?.subject}: ${withoutStop(last?.what ?? '')}.`,
    columns: [{ label: 'Date', kind: 'moment' }, text('Subject'), text('What happened')],
    rows: rows.map((row) => [row.moment, row.subject, row.verdict ? `${row.what} (${row.verdict})` : row.what]),
    ...evidenceOf(dataset.aftermath.filter((record) => record.topic === of)),
  }
}

/** Exhibits of the closing section, by component tag. */
export const closingExhibits: ExhibitTable = {
  CorrectionList: perVariant((dataset) => pageNumbers(correctionPages(dataset)), correctionList),
  OutlookList: perVariant(outlookKinds, outlookList),
  SourceList: perVariant((dataset) => pageNumbers(sourcePages(dataset)), sourceList),
  AftermathTimeline: perVariant(aftermathTopics, aftermathTimeline),
}
