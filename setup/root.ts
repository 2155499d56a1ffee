import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { announceSlides } from './client/announce.ts'
import { labelViews } from './client/landmarks.ts'

export default defineRootSetup(() => {
  if (useNav().isPrintMode.value) return
  announceSlides()
  labelViews()
})
