/** The change since the previous period: points in 1/100, places positive when the rank improved. */
export type Delta = { readonly points: number; readonly places: number };
