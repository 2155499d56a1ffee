import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { announceSlides } from './client/announce.ts'
import { tellValues } from './client/chart-values.ts'
import { labelViews } from './client/landmarks.ts'
import { preloadSlides } from './client/preload.ts'

export default defineRootSetup(() => {
  if (useNav().isPrintMode.value) return
  announceSlides()
  labelViews()
  tellValues()
  if (import.meta.env.PROD) preloadSlides()
})
