/** Knows the secret under which links are signed. */
export interface SigningKey {
  /** The secret, at least 32 bytes; the same at every call. @throws Error when it cannot be read */
  read(): Promise<Uint8Array>;
}
