import type { Catalogue } from '../catalogue/catalogue.ts';
import { addressKey } from './persons.ts';

/**
 * Whether operations may send a test message to an address: that of a recipient, or one at a domain that the catalogue
 * declares. A subdomain is another domain.
 */
export function mayPreviewTo(
  { recipients, previewDomains = [] }: Pick<Catalogue, 'recipients' | 'previewDomains'>,
  address: string,
): boolean {
  const key = addressKey(address);
  const domain = key.slice(key.lastIndexOf('@') + 1);
  return recipients.some(({ email }) => addressKey(email) === key) || previewDomains.includes(domain);
}
