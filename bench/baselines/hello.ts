/** The smallest function there can be. */
export const handler = async () => ({ statusCode: 200 });
