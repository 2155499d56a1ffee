/**
 * Closed vocabularies of the dataset. Tuples rather than types, so that the
 * schema validates them and views can iterate over them in a fixed order.
 * No zod here: components may import this file without pulling zod along.
 */

/** What checking a statement of the article against other records showed. */
export const VERDICTS = ['confirmed', 'corrected', 'disputed', 'unverified'] as const

/** Categories of the article's project table, in the order charts use. */
export const CATEGORIES = [
  'proxy', 'service mesh', 'gateway', 'extensions', 'tools', 'runtime',
] as const

/** Topics under which events are told. */
export const EVENT_KINDS = ['distribution', 'conference', 'meetup', 'education', 'release', 'foundation'] as const

/** Where a source sits: how it was published. */
export const SOURCE_KINDS = [
  'article', 'post', 'documentation', 'repository', 'survey', 'announcement', 'reference',
] as const

/** Maturity of a host of plugins as the specification's list states it. */
export const HOST_STATES = ['supported', 'in progress', 'proof of concept'] as const

/** Kinds of node in a path diagram; each kind has one shape. */
export const NODE_KINDS = ['actor', 'control', 'config', 'proxy', 'workload', 'store'] as const

/** Proxy kinds in a deployment topology. */
export const PROXY_KINDS = ['full', 'micro'] as const

/** Where a proxy of a topology runs. */
export const PROXY_PLACES = ['pod', 'node', 'remote'] as const

/** Criteria of the trade-off matrix, in column order. */
export const CRITERIA = ['overhead', 'isolation', 'security', 'operations'] as const

/** How well a model does on a criterion, in the words of the cited author. */
export const GRADES = ['favourable', 'mixed', 'unfavourable', 'not stated'] as const

/** Where a capability runs: moved to the kernel or kept in user space. */
export const RUN_PLACES = ['kernel', 'user space'] as const

/** Latency percentiles a benchmark may report. */
export const PERCENTILES = ['p50', 'p90', 'p99'] as const

/** Kinds of closing statement. */
export const OUTLOOK_KINDS = ['takeaway', 'watch'] as const

export type Verdict = (typeof VERDICTS)[number]
export type Category = (typeof CATEGORIES)[number]
export type EventKind = (typeof EVENT_KINDS)[number]
export type HostState = (typeof HOST_STATES)[number]
export type NodeKind = (typeof NODE_KINDS)[number]
export type ProxyPlace = (typeof PROXY_PLACES)[number]
export type Criterion = (typeof CRITERIA)[number]
export type Grade = (typeof GRADES)[number]
export type RunPlace = (typeof RUN_PLACES)[number]
export type Percentile = (typeof PERCENTILES)[number]
export type OutlookKind = (typeof OUTLOOK_KINDS)[number]
