import * as z from 'zod';
import { type Named, nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { postNamed } from '../../domain/catalogue/post-named.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { call } from '../api/api.ts';
import { CommandFailure } from '../exit-codes.ts';
import type { Settings } from '../settings.ts';

const namedSchema = z.object({ id: z.string(), name: z.object({ vi: z.string(), en: z.string() }) });

/**
 * What names need of `GET /v1/catalogue`. The whole contract of a catalogue takes longer to load, and a catalogue longer to check by it,
 * than the rest of most commands.
 */
const namedCatalogue = {
  method: 'GET',
  path: '/v1/catalogue',
  parameters: { query: z.object({}) },
  answers: {
    200: {
      schema: z.object({
        catalogue: z.object({
          units: z.array(namedSchema),
          leagues: z.array(namedSchema),
          sets: z.array(
            namedSchema.extend({ indicators: z.array(namedSchema), groups: z.array(namedSchema) }),
          ),
          recipients: z.array(z.object({ post: namedSchema.shape.name })),
        }),
      }),
    },
  },
} as const;

/** The parts of a catalogue that have names which answers leave out. */
type NamedParts = {
  readonly units: readonly Named[];
  readonly leagues: readonly Named[];
  readonly sets: readonly (Named & {
    readonly indicators: readonly Named[];
    readonly groups: readonly Named[];
  })[];
  /** As many as the caller gets. */
  readonly recipients: readonly { readonly post: Text }[];
};

/** What most answers are about. */
type Subject = { readonly unit: string; readonly set: string; readonly period: string };

/** The names of a catalogue beside the ids that answers contain. An id the catalogue does not have stays an id. */
export class Names {
  readonly #catalogue: NamedParts;
  readonly #language: Language;

  constructor(language: Language, catalogue: NamedParts) {
    this.#language = language;
    this.#catalogue = catalogue;
  }

  /** The name of a unit alone, for a table with a column for ids: `Sở Tư pháp`. */
  unitName(id: string): string {
    return this.#catalogue.units.find((unit) => unit.id === id)?.name[this.#language] ?? id;
  }

  /** `Sở Tư pháp (BD.STP)` */
  readonly unit = (id: string): string => this.#shown(this.#catalogue.units, id);

  /** `Sở, ban, ngành (departments)` */
  readonly league = (id: string): string => this.#shown(this.#catalogue.leagues, id);

  /** `Bộ chỉ số 766 (766)` */
  readonly set = (id: string): string => this.#shown(this.#catalogue.sets, id);

  /** A post that answers name as it is stored, in Vietnamese: in the command's language, where the caller's catalogue has it. */
  readonly post = (stored: string): string => postNamed(this.#catalogue.recipients, stored)[this.#language];

  /** The name of an indicator or a group of a set: `Tỷ lệ hồ sơ số hóa`; the id when the set does not have it. */
  inSet(set: string, id: string): string {
    const found = this.#catalogue.sets.find((one) => one.id === set);
    const named = [...(found?.indicators ?? []), ...(found?.groups ?? [])].find((one) => one.id === id);
    return named?.name[this.#language] ?? id;
  }

  /** `Sở Tư pháp (BD.STP), Bộ chỉ số 766 (766), tuần 02/2024` */
  subject({ unit, set, period }: Subject): string {
    return [this.unit(unit), this.set(set), formatPeriod(period, this.#language)].join(', ');
  }

  #shown(among: readonly Named[], id: string): string {
    const found = among.find((one) => one.id === id);
    return found === undefined ? id : nameWithId(found)[this.#language];
  }
}

/**
 * Reads the names of the current catalogue. Ids stay ids when it cannot be read: a command that has done its work does not
 * fail for want of names.
 */
export async function readNames(settings: Settings): Promise<Names> {
  const nothing = { units: [], leagues: [], sets: [], recipients: [] };
  const found = await call(settings, namedCatalogue, { path: {} }).catch((error: unknown) => {
    if (error instanceof CommandFailure) return null;
    throw error;
  });
  return new Names(settings.lang, found?.answer.catalogue ?? nothing);
}
