/** The places a unit gained by its own points, then by those of the others; together they are the places it gained. */
export type PlacesCause = { readonly own: number; readonly others: number };

/**
 * Splits a change of rank into two steps that add up to it: first the unit's own points change and the others keep theirs, then
 * the others' change. The stored effect of the others alone is counted with the unit's old points, so it need not add up.
 * @param places the places gained
 * @param ownPlaces those gained had only the unit's own points changed
 */
export function placesCause(places: number, ownPlaces: number): PlacesCause {
  return { own: ownPlaces, others: places - ownPlaces };
}
