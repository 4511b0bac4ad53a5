/** A person as an identity provider vouches for them. */
export type Identity = {
  /** The e-mail address that the provider has verified; it is looked up in the catalogue, which says what the person may do. */
  readonly address: string;
};

/**
 * Signs people in elsewhere, by OpenID Connect (authorization code with PKCE), in the place of a mailed code. No provider is
 * implemented; `docs/decisions.md`, 35, says what one would need.
 */
export interface IdentityProvider {
  /**
   * Begins signing in.
   * @param secret the secret of the asking browser, to which state, nonce and code verifier are bound
   * @returns the address to send the browser to
   */
  begin(secret: string): Promise<URL>;

  /**
   * Ends signing in with what the provider sent the browser back with.
   * @returns null for an answer that was not asked for by this browser, has expired, or vouches for no verified address
   */
  end(secret: string, answer: URLSearchParams): Promise<Identity | null>;
}
