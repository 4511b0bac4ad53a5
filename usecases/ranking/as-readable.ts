import { readableFigures } from '../../domain/access/may-read.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { withoutFigures } from '../../domain/ranking/without-figures.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';

/** An edition without the figures of units whose figures a caller may not read. */
export async function asReadable(
  catalogues: CatalogueStore,
  edition: Edition,
  principal: Principal,
): Promise<Edition> {
  if (principal.role !== 'unit') return edition;
  const { catalogue } = await currentCatalogue(catalogues);
  const mayRead = readableFigures(principal, catalogue);
  return {
    ...edition,
    lines: edition.lines.map((line) => (mayRead(line.unit) ? line : withoutFigures(line))),
  };
}
