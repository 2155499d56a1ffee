import type { Page } from 'playwright-chromium'

/**
 * Calls a function of a module under `in-page/` inside the page.
 * @param name of the module's file and of the function, `handout.ts` and `mount`
 * @param given the function's arguments; they and its result travel as JSON
 */
export async function callInPage<F extends (...given: never[]) => unknown>(
  page: Page, [module, name]: [module: string, name: string], ...given: Parameters<F>
): Promise<Awaited<ReturnType<F>>> {
  // Text, because a tool that rewrites `import()` in functions would look for the module elsewhere; the tests run in one.
  const result = await page.evaluate<string | undefined>(`import('/__deck/${module}').then((module) => module.${name}(...${JSON.stringify(given)})).then(JSON.stringify)`)
  // One text: of anything else Playwright writes, checks and reads each value by itself.
  return (result === undefined ? undefined : JSON.parse(result)) as Awaited<ReturnType<F>>
}
