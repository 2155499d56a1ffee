/** When a slide should begin and end, in seconds from the start of the talk. */
export interface Planned { from: number, to: number }

/** The plan of a talk from the minutes that each slide states; a slide that states none takes none. */
export function timePlan(minutes: (number | undefined)[]): Planned[] {
  let from = 0
  return minutes.map((own) => {
    const planned = { from, to: from + (own ?? 0) * 60 }
    from = planned.to
    return planned
  })
}

/** Seconds that a speaker is behind the plan while on a slide; negative where ahead, 0 within the slide's time. */
export const behind = ({ from, to }: Planned, elapsed: number): number =>
  elapsed > to ? elapsed - to : Math.min(0, elapsed - from)

/** Seconds as minutes and seconds, without a sign: 75 is "1:15". */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** How a speaker stands against the plan, in words: under five seconds nobody is late. */
export function standing(planned: Planned, elapsed: number): string {
  const late = behind(planned, elapsed)
  if (Math.abs(late) < 5) return 'on time'
  return `${clockText(late)} ${late > 0 ? 'behind' : 'ahead'}`
}
