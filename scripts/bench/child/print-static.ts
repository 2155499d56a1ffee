// The least that a PDF of the deck can take: Chromium opens one static file with the same slides and prints it.
// Arguments: the browser, the HTML file, the PDF to write.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-chromium'

const [executablePath = '', html = '', out = ''] = process.argv.slice(2)
await using browser = await chromium.launch({ executablePath })
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
await page.goto(pathToFileURL(html).href)
await page.evaluate(() => document.fonts.ready.then(() => undefined))
await writeFile(out, await page.pdf({ tagged: true, printBackground: true, preferCSSPageSize: true }))
