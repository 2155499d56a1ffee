/** Component tags in the Markdown of a slide, with their static attributes. */
export interface Tag { name: string; attributes: Record<string, string>; text: string }

// Only self-closing or opening tags of components (upper-case initial): the deck has no other HTML.
const TAG = /<([A-Z][A-Za-z]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>/g
const ATTRIBUTE = /([\w:.-]+)(?:="([^"]*)")?/g

const CODE = /```[\s\S]*?```|`[^`\n]*`/g

/** A text without blocks and spans of code, which show tags as they are typed. */
export const withoutCode = (text: string): string => text.replace(CODE, '')

/** All component tags of a text, in order. */
export function tagsIn(text: string): Tag[] {
  return [...withoutCode(text).matchAll(TAG)].map(([whole, name = '', attributes = '']) => ({
    name,
    attributes: Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value])),
    text: whole,
  }))
}
