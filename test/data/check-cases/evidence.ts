import { defined as at, type Cases } from './change.ts'

/** Ids, sources and verdicts. */
export const evidenceCases: Cases = {
  'an unknown source': [(copy) => { at(copy.offloads, 0).sources = ['tiny-artikel'] },
    'data/records/ebpf.ts › routing-l4 › sources[0]: names "tiny-artikel", which is no source; expected one of tiny-article, tiny-record, tiny-survey'],
  'an unknown source behind a verdict': [(copy) => { at(copy.events, 0).check = { verdict: 'confirmed', says: 'Yes.', sources: ['tiny-record', 'nowhere'] } },
    'data/records/events.ts › tiny-con › check.sources[1]: names "nowhere", which is no source; expected one of tiny-article, tiny-record, tiny-survey'],
  'an unknown source among many': [(copy) => {
    for (let extra = 1; extra <= 10; extra += 1) {
      copy.sources.push({ ...at(copy.sources, 1), id: `extra-${extra}`, url: `https://example.org/${extra}` })
      at(copy.offloads, 0).sources.push(`extra-${extra}`)
    }
    at(copy.offloads, 0).sources.push('nowhere')
  }, 'data/records/ebpf.ts › routing-l4 › sources[11]: names "nowhere", which is no source; expected the id of a source'],
  'a source that no record needs': [(copy) => { copy.sources.push({ ...at(copy.sources, 1), id: 'lonely', url: 'https://example.org/lonely' }) },
    'data/records/sources-*.ts › lonely › id: no record refers to it; expected a source that a record names'],
  'a source named twice': [(copy) => { at(copy.offloads, 0).sources = ['tiny-article', 'tiny-article'] },
    'data/records/ebpf.ts › routing-l4 › sources: names "tiny-article" more than once; expected each source once'],
  'two records with one id': [(copy) => { at(copy.offloads, 1).id = 'routing-l4' },
    'data/records/ebpf.ts › routing-l4 › id: belongs to more than one record; expected an id of its own'],
  'two sources for one page': [(copy) => { at(copy.sources, 2).url = 'https://example.org/article' },
    'data/records/sources-*.ts › tiny-survey › url: is the page of "tiny-article" too; expected one source for each page and locator'],
  'two places in one repository': [(copy) => { at(copy.sources, 2).url = 'https://example.org/record'; at(copy.sources, 2).locator = 'LICENSE' }],
  'a verdict without a meaning': [(copy) => { copy.verdicts.pop() },
    'data/records/verdicts.ts › unverified › meaning: has no meaning; expected one record for each verdict'],
  'a verdict with two meanings': [(copy) => { copy.verdicts.push({ ...at(copy.verdicts, 0), label: 'Yes' }) },
    'data/records/verdicts.ts › confirmed › meaning: has more than one meaning; expected one record for each verdict'],
  'a correction that confirms': [(copy) => { at(copy.corrections, 0).check = { ...at(copy.corrections, 0).check, verdict: 'confirmed' } },
    'data/records/corrections.ts › gateway-launch › check.verdict: is "confirmed"; expected the verdict of a statement that other records contradict'],
  'a talk that re-tells nothing known': [(copy) => { copy.talk.retells = 'other-article' },
    'data/records/talk.ts › talk › retells: names "other-article", which is no source; expected one of tiny-article, tiny-record, tiny-survey'],
}
