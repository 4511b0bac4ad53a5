import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  PutCommand,
  type PutCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { PlainRequests } from './plain-requests.ts';
import { wireMap } from './wire-value.ts';

/*
 * Each write is tried once plainly. What DynamoDB does not plainly do or refuse the client does again, as its own tries follow one
 * another: when an answer is lost, each of them may find its own write.
 */

/**
 * Puts an item.
 * @returns false when its condition did not hold; throws on any other failure
 */
export async function putItem(client: DynamoDBDocumentClient, input: PutCommandInput): Promise<boolean> {
  const Item = wireMap(input.Item ?? {});
  const values = wireMap(input.ExpressionAttributeValues ?? {});
  const plain = Item && values && { ...input, Item, ExpressionAttributeValues: unlessEmpty(values) };
  const said = await PlainRequests.of(client).send('PutItem', plain);
  return said === null ? held(client.send(new PutCommand(input))) : said.text !== null;
}

/**
 * Updates an item.
 * @returns false when its condition did not hold; throws on any other failure
 */
export async function updateItem(
  client: DynamoDBDocumentClient,
  input: UpdateCommandInput,
): Promise<boolean> {
  const Key = wireMap(input.Key ?? {});
  const values = wireMap(input.ExpressionAttributeValues ?? {});
  const plain = Key && values && { ...input, Key, ExpressionAttributeValues: unlessEmpty(values) };
  const said = await PlainRequests.of(client).send('UpdateItem', plain);
  return said === null ? held(client.send(new UpdateCommand(input))) : said.text !== null;
}

/** DynamoDB rejects an empty map. */
export function unlessEmpty<T extends object>(map: T): T | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
