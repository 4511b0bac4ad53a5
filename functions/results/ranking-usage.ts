import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { findSet } from '../../domain/catalogue/units.ts';
import type { Text } from '../../domain/language/text.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';

/** The expected form of a ranking's address, with the leagues of the requested set. */
export async function rankingUsage(catalogues: CatalogueStore, event: APIGatewayProxyEventV2): Promise<Text> {
  const current = await catalogues.current();
  const set = current && findSet(current.catalogue, event.pathParameters?.['set'] ?? '');
  const leagues = set?.leagues.join(', ') || '–';
  return {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>; các khối của bộ này: ${leagues}.`,
    en: `Use /v1/rankings/766/2024-W02?league=<league>; the leagues of this set: ${leagues}.`,
  };
}
