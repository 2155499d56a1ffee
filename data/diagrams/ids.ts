/**
 * Safe mermaid ids for the ids of records: a prefix and a number, in the order of asking.
 * A record may be called `end`, `graph` or `o1`, and mermaid would read those as syntax.
 */
export function safeIds(prefix: string): (id: string) => string {
  const known = new Map<string, string>()
  return (id) => {
    const safe = known.get(id) ?? `${prefix}${known.size}`
    known.set(id, safe)
    return safe
  }
}
