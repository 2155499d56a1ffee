import { prepareSetting, existingBuild } from './setting.ts'
import { staticPage } from './static-page.ts'
import { writeFile } from 'node:fs/promises'
import { createProgress } from '../lib/progress.ts'
const s = await prepareSetting('/tmp/bs', 1, createProgress())
const b = await existingBuild(s); console.log(b)
await writeFile('/tmp/bs/static.html', await staticPage('/tmp/bs/ours/slides.md', b))
process.exit()
