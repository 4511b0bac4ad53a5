import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';

/**
 * Reads every page of a query and parses every item.
 * @param atMost stop once this many items have been read
 */
export async function queryAll<T>(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  schema: z.ZodType<T>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of paginateQuery({ client }, query)) {
    for (const item of page.Items ?? []) items.push(schema.parse(item));
    if (items.length >= atMost) break;
  }
  return items.slice(0, atMost);
}
