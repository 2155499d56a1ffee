/** Sets attributes that differ; an observer of the page is not woken by those that do not. */
export function setAttributes(element: Element | null, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) if (element?.getAttribute(name) !== value) element?.setAttribute(name, value)
}
