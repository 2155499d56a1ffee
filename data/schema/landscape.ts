import { z } from 'zod'
import { HOST_STATES, NODE_KINDS, PERCENTILES, RUN_PLACES } from '../vocabulary.ts'
import { checked, count, id, link, moment, percent, record, text } from './primitives.ts'

/** A phase of the service mesh's history as the article cuts it. `to` absent: still going on. */
export const phase = checked.extend({
  name: text,
  from: z.number().int(),
  to: z.number().int().optional(),
  summary: text,
})

/** A segment of the adoption curve, left to right; shares of all segments sum to 100. */
export const adoptionSegment = record.extend({
  name: text,
  persona: text,
  share: percent,
  market: z.enum(['early', 'mainstream']),
})

/** Somebody's statement of where the mesh stands on the adoption curve. */
export const adoptionClaim = checked.extend({
  who: text,
  date: moment,
  statement: text,
  /** The segments it places the mesh between; equal where it names one segment. */
  from: id,
  to: id,
})

/** A survey's finding, one group of answers that were asked together. */
export const survey = record.extend({
  name: text,
  fielded: text.describe('When it was asked, in words'),
  sample: count,
  vendor: z.boolean().describe('True where the publisher sells a service mesh'),
  topic: text,
  answers: z.array(z.strictObject({ label: text, share: percent, note: text.optional() })).min(1),
  exclusive: z.boolean().describe('True where the shares may not sum past 100'),
})

/** A row of the stack figure: one cell, or several side by side. */
export const stackRow = z.strictObject({
  id,
  cells: z.array(text).min(1),
  standard: z.boolean().optional().describe('True where this row is a standard that the row above extends'),
})

/** A bracketed group of the stack, rows from top to bottom. */
export const stackGroup = record.extend({ name: text, rows: z.array(stackRow).min(1) })

/** A standard row of the stack with the extension-point row on top of it. */
export const standardPair = record.extend({
  standard: id.describe('Stack row id of the standard'),
  extension: id.describe('Stack row id of its extension point'),
  defines: text,
})

/** One aspect under which technologies are compared. */
export const comparison = record.extend({
  aspect: text,
  cells: z.array(z.strictObject({ technology: text, says: text })).min(2),
})

/** An area the community worked on in the year. */
export const focusArea = record.extend({ name: text, question: text, detail: text })

/** A remedy for the data plane's cost that the article names. */
export const remedy = record.extend({
  name: text, how: text, limits: text, projects: z.array(id),
})

/** A latency benchmark with its test bed; a value is milliseconds added over the baseline. */
export const benchmark = checked.extend({
  name: text,
  version: text,
  measured: moment,
  testBed: text,
  requestsPerSecond: count,
  claim: z.strictObject({ connections: count, percentile: z.enum(PERCENTILES) })
    .optional().describe('The one value that the article quotes'),
  rows: z.array(z.strictObject({
    connections: count.optional().describe('Absent where the load was not stated in connections'),
    latency: z.partialRecord(z.enum(PERCENTILES), z.number().positive().describe('ms')),
  })).min(1),
})

/** A capability, where it runs once the kernel helps, and what does the work there. */
export const offload = record.extend({
  capability: text, runsIn: z.enum(RUN_PLACES), by: text.describe('What runs it there'), why: text,
})

/** A path through a system, drawn as a diagram: how configuration or an extension travels. */
export const pathway = record.extend({
  title: text,
  summary: text,
  nodes: z.array(z.strictObject({ id, label: text, kind: z.enum(NODE_KINDS), group: text.optional() })).min(2),
  edges: z.array(z.strictObject({
    from: id, to: id, label: text.optional(), optional: z.boolean().optional(),
  })).min(1),
})

/** An SDK for plugins, and whether the specification's list named it then and now. */
export const wasmSdk = record.extend({
  language: text, maintainer: text, repository: link, listedThen: z.boolean(), listedNow: z.boolean(),
})

/** A proxy that runs such plugins, in the article's year and on the latest list read. */
export const wasmHost = record.extend({
  name: text,
  then: z.enum(HOST_STATES).optional(),
  now: z.enum(HOST_STATES).optional(),
})

/** What users run beside containers in one cluster: VMs, hybrid clouds, several clusters. */
export const platformNeed = record.extend({ name: text, need: text, why: text, level: text })
