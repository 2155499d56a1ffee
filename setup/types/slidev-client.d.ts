// What the deck uses of @slidev/client. The package ships its TypeScript sources, which do
// not pass our stricter compiler options, so `paths` in tsconfig.json points here instead.
import type { Ref } from 'vue'

export interface SlideContext {
  $page: Ref<number>
  $renderContext: Ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>
}
export declare function useSlideContext(): SlideContext
