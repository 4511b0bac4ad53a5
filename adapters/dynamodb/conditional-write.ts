import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { tableKeys } from './table-schema.ts';

/** Waits for a conditional write. @returns false when its condition did not hold; any other failure is thrown */
export async function conditionHeld(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Puts an item unless one with the same keys is there. @returns false when there is one */
export async function putIfAbsent(
  client: DynamoDBDocumentClient,
  tableName: string,
  item: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const put = new PutCommand({
    TableName: tableName,
    Item: item,
    ConditionExpression: `attribute_not_exists(${tableKeys.partitionKey})`,
  });
  return conditionHeld(client.send(put));
}
