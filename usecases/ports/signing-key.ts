/** Provides the secret key for signing links. */
export interface SigningKey {
  /**
   * The secret, at least 32 bytes; the same on every call.
   * @throws Error when it cannot be read
   */
  read(): Promise<Uint8Array>;
}
