import { signal } from '@preact/signals';
import type { CatalogueAnswer } from '../../contract/catalogue.ts';
import { request } from '../api/request.ts';
import { inWords } from '../language/language.ts';

/** The catalogue in force, as operations see it; null until it has been read. */
export const catalogue = signal<CatalogueAnswer | null>(null);

/** Reads the catalogue in force. Without it ids stay ids. */
export async function readCatalogue(): Promise<void> {
  const outcome = await request<'getCatalogue'>('/v1/catalogue');
  if (outcome.kind === 'answered') catalogue.value = outcome.body;
}

/** The names of the catalogue's parts, beside the ids that answers hold. */
export const names = {
  unit: (id: string) => nameIn(catalogue.value?.catalogue.units, id),
  league: (id: string) => nameIn(catalogue.value?.catalogue.leagues, id),
  set: (id: string) => nameIn(catalogue.value?.catalogue.sets, id),
  /** A post that answers name as it is stored, in Vietnamese. Several of that name may differ in English: then it stays as it is. */
  post: (stored: string) => {
    const { recipients = [] } = catalogue.value?.catalogue ?? {};
    const found = new Set(recipients.flatMap(({ post }) => (post.vi === stored ? [inWords(post)] : [])));
    const [only = stored] = found.size === 1 ? found : [];
    return only;
  },
} as const;

type Named = { readonly id: string; readonly name: Parameters<typeof inWords>[0] };

function nameIn(among: readonly Named[] | undefined, id: string): string {
  const found = among?.find((one) => one.id === id);
  return found === undefined ? id : inWords(found.name);
}
