import type { Catalogue, MessageKind } from '../catalogue/catalogue.ts';
import type { DeliveryContent } from './delivery.ts';

const kinds: Readonly<Record<DeliveryContent['kind'], MessageKind | null>> = {
  'weekly-report': 'weekly-report',
  'warning-digest': 'warnings',
  'submission-receipt': 'receipts',
  rendered: null,
};

/** The kind a recipient asks for or unsubscribes from; null for a message that somebody is only trying out. */
export function messageKindOf({ kind }: DeliveryContent): MessageKind | null {
  return kinds[kind];
}

/** Marks deliveries of a kind as a duty, where the catalogue says they are; see `dutyMessages`. */
export function dutyOf({ dutyMessages = ['warnings'] }: Catalogue, kind: MessageKind): { duty?: true } {
  return dutyMessages.includes(kind) ? { duty: true } : {};
}
