import type { Source } from '../schema/index.ts'
import { ecosystemPosts } from './sources-posts.ts'
import { ecosystemRecords } from './sources-records.ts'

/** The day all copies of these sources were read. */
const READ = '2026-11-22'

/** What the records of the ecosystem and the deployment models cite. */
export const ecosystemSources: Source[] =
  [...ecosystemPosts, ...ecosystemRecords].map((source) => ({ ...source, read: READ }))
