import type { CopyName } from '../copies/index.ts'
import { differingViews, lostIn, mostlyLostIn, type ViewedCopy } from './alike.ts'
import { lostParagraphs } from './body.ts'
import type { OpenedCopy } from './copy.ts'
import { differingFigures, wrongFigures, type FigureCopy } from './figures.ts'
import { checkOf, type Check, type Finding } from './rule.ts'
import type { Talk } from './talk.ts'

/** One output: the copy, or why it could not be opened. */
export interface Opening { name: CopyName; label: string; file: string; copy: OpenedCopy | null; secrecy: Check[]; failure: string }

const figureCopy = ({ label, copy }: Opening): FigureCopy | null => copy?.told ? { label, ...copy.told } : null

const viewedCopy = ({ label, copy }: Opening): ViewedCopy | null => copy?.told?.view ? { label, view: copy.told.view } : null

const SAME = 'the figures of the slide PDF'
const NONE: Finding = { skipped: 'there is no slide PDF to compare with' }
export const PDF: CopyName = 'pdf'

/** How much of the slide PDF's words copies hold that have notes beside the slides: in PowerPoint charts and tables are something else. */
const KEPT: Partial<Record<CopyName, [holds: string, find: typeof lostIn]>> = {
  handout: ['the words of the slide PDF', lostIn],
  web: ['the words of the slide PDF', lostIn],
  pptx: ['most words of the slide PDF, each figure of a record', mostlyLostIn],
}

/** Whether all that the slide PDF shows is there: both ways, where a copy shows slides by themselves. */
function alikeChecks(opening: Opening, pdf: Opening | undefined, talk: Talk): Check[] {
  const [own, reference] = [viewedCopy(opening), pdf ? viewedCopy(pdf) : null]
  const alike = own ? [checkOf('the words and links of the slide PDF, no others', reference ? differingViews(reference, own, talk) : NONE)] : []
  const [copy, kept] = [figureCopy(opening), KEPT[opening.name]]
  return copy && kept ? [...alike, checkOf(kept[0], reference ? kept[1](reference, copy, talk) : NONE)] : alike
}

function sameAsPdf(opening: Opening, pdf: Opening | undefined, talk: Talk): Check[] {
  if (opening.name === PDF) return []
  const [own, reference] = [figureCopy(opening), pdf ? figureCopy(pdf) : null]
  if (!own) return []
  return [checkOf(SAME, reference ? differingFigures(reference, own, talk) : NONE), ...alikeChecks(opening, pdf, talk)]
}

/** The checks that need more than the copy itself: the dataset's figures and the other copies. */
export function acrossChecks(opening: Opening, pdf: Opening | undefined, talk: Talk): Check[] {
  const own = figureCopy(opening)
  if (!own) return []
  return [
    checkOf('the figures of the dataset', wrongFigures(own, talk)),
    checkOf('the words of the Markdown', lostParagraphs(own, talk)),
    ...sameAsPdf(opening, pdf, talk),
    ...opening.secrecy,
  ]
}
