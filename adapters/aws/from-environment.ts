/** A function's credentials, as Lambda puts them into its environment. */
type EnvironmentCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/**
 * Settings of every AWS client, none of which is looked up in a file or asked of another service: credentials and region
 * come from the environment, where Lambda puts them, and the rest is what the SDK does by default. Settings that differ
 * override these.
 */
export const fromEnvironment = {
  credentials,
  region: async () => variable('AWS_REGION'),
  defaultsMode: 'standard',
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: async () => undefined,
  authSchemePreference: async () => [],
} as const;

async function credentials(): Promise<EnvironmentCredentials> {
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`environment variable ${name} is missing`);
  return value;
}
