// What the deck uses of @slidev/client. The package ships its TypeScript sources, which do
// not pass our stricter compiler options, so `paths` in tsconfig.json points here instead.
import type { ComputedRef, Ref } from 'vue'

export interface SlideContext {
  $page: Ref<number>
  $renderContext: Ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>
}
export declare function useSlideContext(): SlideContext

/** A slide as the router knows it; times are minutes. */
export interface SlideRoute {
  no: number
  load: () => Promise<unknown>
  meta: { __preloaded: boolean, slide: { title?: string, note: string, noteHTML: string, frontmatter: { minutes?: number } } }
}
export interface Nav {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  clicks: ComputedRef<number>
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  isPresenter: ComputedRef<boolean>
  isPrintMode: ComputedRef<boolean>
}
export declare function useNav(): Nav

/** The speaker's clock; times are milliseconds since 1970. */
export interface TimerState { status: 'stopped' | 'running' | 'paused', slides: object, startedAt: number, pausedAt: number }
export declare const sharedState: { timer: TimerState }
/** Title matter of the deck; `info` is HTML. */
export declare const configs: { title: string, info: string }
