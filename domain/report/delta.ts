/** A gain or loss since the previous period: points in 1/100, places positive when the rank got better. */
export type Delta = { readonly points: number; readonly places: number };
