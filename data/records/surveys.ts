import type { Survey } from '../schema/index.ts'

const microsurvey = {
  name: 'CNCF microsurvey',
  fielded: 'November–December 2021',
  sample: 253,
  vendor: false,
  sources: ['cncf-microsurvey'],
  asOf: '2022-05-17',
}

export const surveys: Survey[] = [
  {
    ...microsurvey,
    id: 'cncf-stage',
    topic: 'How far is your service mesh?',
    answers: [
      { label: 'In production', share: 60 },
      { label: 'In development', share: 10 },
      { label: 'Evaluating', share: 19 },
    ],
    exclusive: true,
  },
  {
    id: 'buoyant-stage',
    name: 'Buoyant survey',
    fielded: 'KubeCon EU 2022',
    sample: 100,
    vendor: true,
    topic: 'How far is your service mesh?',
    answers: [
      { label: 'In production or on the way', share: 33 },
      { label: 'Exploring', share: 62 },
    ],
    exclusive: true,
    sources: ['buoyant-survey'],
    asOf: '2022-09-29',
  },
  {
    ...microsurvey,
    id: 'cncf-projects',
    topic: 'Which mesh do you use or plan to use?',
    answers: [
      { label: 'Linkerd', share: 72, note: '73% in the chart’s alt text' },
      { label: 'Istio', share: 34 },
      { label: 'Traefik', share: 11, note: 'from the chart’s alt text' },
    ],
    exclusive: false,
  },
  {
    id: 'cncf-2020',
    name: 'CNCF Survey 2020',
    fielded: 'May–June 2020',
    sample: 1324,
    vendor: false,
    topic: 'Which mesh runs in production?',
    answers: [
      { label: 'Istio', share: 47, note: 'of those with a mesh in production (27% of all), as the author quotes it' },
    ],
    exclusive: false,
    sources: ['istio-debate', 'cncf-survey-2020'],
    asOf: '2020-11-17',
  },
]
