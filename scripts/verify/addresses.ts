/** An address in the spelling that a browser gives it, `https://example.org/` for `https://Example.org`; null of what is none. */
export const spelled = (address: string): string | null => URL.canParse(address) ? new URL(address).href : null

const comparable = (address: string): string => spelled(address) ?? address

/** Addresses, each once and as browsers spell them, that none of some links leads to. */
export function lacking(addresses: readonly string[], links: readonly string[]): string[] {
  const linked = new Set(links.map(comparable))
  return [...new Set(addresses.map(comparable))].filter((address) => !linked.has(address))
}
