import type { Dataset } from '../schema/index.ts'

export const verdicts: Dataset['verdicts'] = [
  { verdict: 'confirmed', label: 'Confirmed', meaning: 'Another record says the same' },
  { verdict: 'corrected', label: 'Corrected', meaning: 'A better record says otherwise; the slide shows both' },
  { verdict: 'disputed', label: 'Disputed', meaning: 'Good records disagree, or measure different things' },
  { verdict: 'unverified', label: 'Unverified', meaning: 'No record was found that settles it' },
]
