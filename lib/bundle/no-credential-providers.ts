/**
 * Stands for `@aws-sdk/credential-provider-node` in the bundles of functions. Their clients take credentials from the
 * environment and never ask for another provider; the SDK's own, with clients of three more services, is a tenth of a bundle.
 */
export function defaultProvider(): never {
  throw new Error('a bundled client has no credentials but those of the environment');
}
