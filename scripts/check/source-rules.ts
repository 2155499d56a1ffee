import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck, Slide } from '../deck/load.ts'
import { UNSAID } from '../deck/resolve.ts'
import { withoutCode } from '../deck/tags.ts'

export interface DeckFacts { deck: Deck; dataset: Dataset; root: string; components: Set<string> }
type Rule = (slide: Slide, facts: DeckFacts) => string[]

// Of Slidev's own components a deck of ours uses these.
const SLIDEV_COMPONENTS = ['VClick', 'VClicks', 'Link', 'Toc', 'SlidevVideo']
const CLICKS = ['v-click', 'v-clicks', 'v-after', 'v-switch']
const LOADED_URL = /(?:src|poster|background|image)\s*[=:]\s*["']?((?:https?:)?\/\/[^"'\s)]+)|!\[[^\]]*\]\(((?:https?:)?\/\/[^)\s]+)\)/g
const ASSET = /(?:src|poster)="(\/[^"]+)"|!\[[^\]]*\]\((\/[^)\s]+)\)/g
// An address in brackets is none.
const HTML_TAG = /<\/?([a-z][\w-]*)(?=[\s/>])[^>]*>/g
const DIGIT = /[^\s]*\d[^\s]*/g

/** Names of every component the deck can use: files in components/ and Slidev's own. */
export function knownComponents(root: string): Set<string> {
  const files = readdirSync(join(root, 'components'), { recursive: true, encoding: 'utf8' })
  return new Set([...SLIDEV_COMPONENTS, ...files.filter((file) => file.endsWith('.vue')).map((file) => file.replace(/^.*[\\/]|\.vue$/g, ''))])
}

const prose = (slide: Slide): string => withoutCode(slide.content)

const checkTags: Rule = ({ tags }, { components }) => tags.filter(({ name }) => !components.has(name))
  .map(({ name }) => `<${name}> is no component; expected one of components/`)

const checkResolved: Rule = ({ faults }) => faults

const checkHeading: Rule = ({ content }) =>
  /^# \S/m.test(content) ? [] : ['has no heading; begin the slide with "# …", the finding as a sentence']

const checkNote: Rule = ({ note }) =>
  note ? [] : ['has no reader\'s note; end the slide with <!-- what to say -->']

const checkSection: Rule = ({ section }) => section ? [] : ['has no section; add "section: …" to its frontmatter']

const checkMinutes: Rule = ({ minutes }) =>
  minutes >= 0 ? [] : ['has no minutes; add "minutes: 0.5" to its frontmatter']

const checkForeign: Rule = (slide) => [...prose(slide).matchAll(LOADED_URL)].map(([, attribute, image]) =>
  `loads ${attribute ?? image} from another host; put the file into public/`)

const checkAssets: Rule = (slide, { root }) => [...prose(slide).matchAll(ASSET)]
  .map(([, attribute, image]) => attribute ?? image ?? '')
  .filter((path) => !existsSync(join(root, 'public', path)))
  .map((path) => `asset ${path} is not in public/`)

/** `<v-click>` and its kin are Slidev's way to show a slide in steps, no HTML. */
const checkHtml: Rule = (slide) => [...new Set([...prose(slide).matchAll(HTML_TAG)].map(([, name = '']) => name))]
  .filter((name) => !CLICKS.includes(name))
  .map((name) => `holds raw HTML <${name}>; use a component or Markdown`)

/** Numbers about the subject belong to the dataset: a digit typed into wording would not follow it. */
const checkNumbers: Rule = (slide, { dataset }) => {
  const resolved = new Set(`${slide.title} ${slide.note}`.match(DIGIT) ?? [])
  const typed = prose(slide).replace(/^# .*$/gm, '').replace(UNSAID, ' ').match(DIGIT) ?? []
  return typed.filter((word) => !resolved.has(word) && word !== String(dataset.talk.year))
    .map((word) => `types the number "${word}"; use <Figure of="…" /> so that it follows the dataset`)
}

const RULES: Rule[] = [checkTags, checkResolved, checkHeading, checkNote, checkSection, checkMinutes, checkForeign, checkAssets, checkHtml, checkNumbers]

function checkDuration({ deck }: DeckFacts): string[] {
  const planned = Number.parseFloat(String(deck.headmatter['duration'] ?? ''))
  const sum = deck.slides.reduce((total, slide) => total + (slide.minutes || 0), 0)
  return Math.abs(sum - planned) < 0.01 ? [] : [`${deck.file}: the slides' minutes sum to ${sum}, the headmatter plans ${planned}; change one of them`]
}

/** Paginated exhibits must be shown to their last page, or a record would be lost silently. */
function checkPages({ deck, dataset }: DeckFacts): string[] {
  const shown = deck.slides.flatMap((slide) => slide.tags.map(({ name, attributes }) => `${name}/${attributes['of'] ?? ''}`))
  return Object.entries(EXHIBITS).flatMap(([tag, builder]) => {
    const variants = builder.variants(dataset)
    const used = variants.filter((of) => shown.includes(`${tag}/${of}`))
    if (!used.length || variants.some((of) => !/^\d+$/.test(of))) return []
    return variants.filter((of) => !used.includes(of)).map((of) => `${deck.file}: <${tag} of="${of}" /> is on no slide; add a slide for that page`)
  })
}

/** Every fault of the deck's Markdown, each naming slide, line and remedy. Empty when there is none. */
export function sourceFaults(facts: DeckFacts): string[] {
  const perSlide = facts.deck.slides.flatMap((slide) => RULES.flatMap((rule) => rule(slide, facts))
    .map((fault) => `slide ${slide.no} (line ${slide.line}, "${slide.title}"): ${fault}`))
  return [...perSlide, ...checkDuration(facts), ...checkPages(facts)]
}
