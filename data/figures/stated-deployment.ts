import { formatCount, formatMoment, joinWords } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import { extremeModels, proxiesPerModel, proxyWords, rangeWords, type ProxyCount } from './deployment.ts'
import { productBoard } from './model-products.ts'
import type { Stated, StatedTable } from './stated.ts'
import { comparedCells, contradictions, disagreements, tradeoffMatrix } from './tradeoffs.ts'

type Evidenced = 'models' | 'tradeoffs' | 'modelProducts'
type Answer = number | string

/** A figure answered by a function, with the evidence of the whole record set it is computed from. */
const from = (set: Evidenced, label: string, answer: (dataset: Dataset) => Answer) => (dataset: Dataset): Stated => {
  const value = answer(dataset)
  return {
    ...(typeof value === 'number' ? { value, text: formatCount(value) } : { text: value }),
    label,
    sources: [...new Set(dataset[set].flatMap((record) => record.sources))],
    asOf: dataset[set].map((record) => record.asOf).sort().at(-1) ?? '',
  }
}

const highest = (pick: (count: ProxyCount) => number) => (dataset: Dataset): number => Math.max(...proxiesPerModel(dataset).map(pick))
const lowest = (pick: (count: ProxyCount) => number) => (dataset: Dataset): number => Math.min(...proxiesPerModel(dataset).map(pick))
const extreme = (which: 'most' | 'fewest', word: (count: ProxyCount) => string) => (dataset: Dataset): string =>
  joinWords([...new Set(extremeModels(proxiesPerModel(dataset), which).map(word))])
/** The first product that takes something from several models. */
const combined = (dataset: Dataset) => productBoard(dataset).combined[0]
const unnamed = (dataset: Dataset) => productBoard(dataset).models.filter((model) => !model.named)

export const deploymentStated: StatedTable = {
  'model-count': from('models', 'Deployment models that are drawn', (dataset) => dataset.models.length),
  'pod-count': from('models', 'Pods in the drawn cluster', highest((count) => count.pods)),
  'node-count': from('models', 'Nodes in the drawn cluster', highest((count) => count.nodes)),
  'proxy-most': from('models', 'Most proxies that a model draws, full and micro', highest((count) => count.total)),
  'proxy-fewest': from('models', 'Fewest proxies that a model draws, full and micro', lowest((count) => count.total)),
  'proxy-most-kinds': from('models', 'Proxies of the model with the most, by kind', extreme('most', proxyWords)),
  'full-proxy-most': from('models', 'Most full proxies that a model draws', highest((count) => count.full)),
  'micro-proxy-most': from('models', 'Most micro-proxies that a model draws', highest((count) => count.micro)),
  'remote-proxy-most': from('models', 'Most proxies that a model draws outside the nodes', highest((count) => count.places.remote)),
  'proxies-passed': from('models', 'Proxies that a drawn call passes, fewest to most', (dataset) =>
    rangeWords({ fewest: lowest((count) => count.passed.fewest)(dataset), most: highest((count) => count.passed.most)(dataset) })),
  'model-most-proxies': from('models', 'Model with the most proxies', extreme('most', (count) => count.name)),
  'model-fewest-proxies': from('models', 'Model with the fewest proxies', extreme('fewest', (count) => count.name)),
  'author-count': from('tradeoffs', 'Authors whose judgement of the models is compared', (dataset) => tradeoffMatrix(dataset).authors.length),
  'authors': from('tradeoffs', 'Authors whose judgement of the models is compared', (dataset) => joinWords(tradeoffMatrix(dataset).authors)),
  'criterion-count': from('tradeoffs', 'Criteria the models are judged by', (dataset) => tradeoffMatrix(dataset).criteria.length),
  'compared-cell-count': from('tradeoffs', 'Cells of the matrix that more than one author grades', (dataset) => comparedCells(tradeoffMatrix(dataset)).length),
  'disagreement-count': from('tradeoffs', 'Cells of the matrix that authors grade differently', (dataset) => disagreements(tradeoffMatrix(dataset)).length),
  'contradiction-count': from('tradeoffs', 'Cells of the matrix that one author grades favourable and another unfavourable', (dataset) =>
    contradictions(tradeoffMatrix(dataset)).length),
  'product-count': from('modelProducts', 'Products shown beside the deployment models', (dataset) => dataset.modelProducts.length),
  'combined-product-name': from('modelProducts', 'Product that combines models', (dataset) => combined(dataset)?.name ?? 'none'),
  'combined-product-models': from('modelProducts', 'Models that it combines', (dataset) => joinWords(combined(dataset)?.numerals ?? []) || 'none'),
  'combined-product-since': from('modelProducts', 'Since when it is on record', (dataset) => formatMoment(combined(dataset)?.since ?? '') || 'not recorded'),
  'unnamed-model-count': from('modelProducts', 'Models no product of the time stands for, as far as the sources say', (dataset) => unnamed(dataset).length),
  'unnamed-models': from('modelProducts', 'Models no product of the time stands for, as far as the sources say', (dataset) =>
    joinWords(unnamed(dataset).map((model) => model.name)) || 'none'),
}
