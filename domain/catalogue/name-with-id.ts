import type { Text } from '../language/text.ts';
import type { Catalogue } from './catalogue.ts';
import { findUnit } from './units.ts';

/** Something the catalogue gives an id and a name. */
export type Named = { readonly id: string; readonly name: Text };

/** What a person calls it, with the id that programs use: `Sở Tư pháp (BD.STP)`. */
export function nameWithId({ id, name }: Named): Text {
  return { vi: `${name.vi} (${id})`, en: `${name.en} (${id})` };
}

/** A unit by its name and id; by its id alone, in quotes, when the catalogue does not know it. */
export function unitWithId(catalogue: Catalogue, id: string): Text {
  return knownOr(findUnit(catalogue, id), id);
}

/** The same of many units of a catalogue, which are looked up at once. */
export function unitsWithIds({ units }: Pick<Catalogue, 'units'>): (id: string) => Text {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (id) => knownOr(byId.get(id), id);
}

/** A league by its name and id; by its id alone, in quotes, when the catalogue does not know it. */
export function leagueWithId(catalogue: Catalogue, id: string): Text {
  return knownOr(
    catalogue.leagues.find((league) => league.id === id),
    id,
  );
}

/** A list of names with their ids; an en dash when it is empty. A long list ends with how many more there are. */
export function namesWithIds(named: readonly Named[]): Text {
  const shown = named.slice(0, mostListed).map(nameWithId);
  const more = named.length - shown.length;
  const listed = (language: 'vi' | 'en') => shown.map((one) => one[language]).join(', ') || '–';
  return more === 0
    ? { vi: listed('vi'), en: listed('en') }
    : { vi: `${listed('vi')} và ${more} mục khác`, en: `${listed('en')} and ${more} more` };
}

/** More names than this make a refusal hard to read. */
const mostListed = 20;

function knownOr(found: Named | undefined, id: string): Text {
  return found === undefined ? { vi: `«${id}»`, en: `“${id}”` } : nameWithId(found);
}
