import { z } from 'zod'
import { CRITERIA, GRADES, PROXY_KINDS, PROXY_PLACES } from '../vocabulary.ts'
import { id, moment, record, text } from './primitives.ts'

/** A node of the drawn cluster with its pods; a pod is named after its service. */
export const clusterNode = z.strictObject({
  id,
  label: text,
  pods: z.array(z.strictObject({ id, service: text })).min(1),
})

/** A proxy of one model. `at` is a pod id, a node id, or absent for a remote proxy. */
export const proxy = z.strictObject({
  id,
  kind: z.enum(PROXY_KINDS),
  place: z.enum(PROXY_PLACES),
  at: id.optional(),
  serves: text.optional().describe('The service it serves, where it serves one'),
})

/** One hop of traffic between pods and proxies, by id. */
export const hop = z.strictObject({ from: id, to: id, layer: z.enum(['L4', 'L7']) })

/** A way to deploy the data plane, with the topology that the figure draws. */
export const deploymentModel = record.extend({
  numeral: text,
  name: text,
  short: text,
  idea: text,
  nodes: z.array(clusterNode).min(1),
  proxies: z.array(proxy).min(1),
  traffic: z.array(z.strictObject({
    id,
    label: text,
    hops: z.array(hop).min(1),
  })).min(1),
})

/** What one author says of one model under one criterion. */
export const tradeoff = record.extend({
  model: id,
  author: text,
  criterion: z.enum(CRITERIA),
  grade: z.enum(GRADES),
  says: text,
})

/** A product that stands for a model, as stated by its documentation. */
export const modelProduct = record.extend({
  models: z.array(id),
  name: text,
  since: moment.optional(),
  says: text,
})
