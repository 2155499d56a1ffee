/**
 * Slidev keeps the screen awake and does not catch a refusal, which a browser may give (battery saver, hidden tab):
 * the talk goes on, so it is no error of the page.
 */
export function allowSleep(): void {
  addEventListener('unhandledrejection', (event) => {
    const { reason } = event as { reason: unknown }
    if (reason instanceof DOMException && reason.name === 'NotAllowedError' && /wake lock/i.test(reason.message)) event.preventDefault()
  })
}
