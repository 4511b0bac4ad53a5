import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** The smallest function that can ask DynamoDB something. */
export const handler = async () => ({ statusCode: client.config.apiVersion === '' ? 500 : 200 });
