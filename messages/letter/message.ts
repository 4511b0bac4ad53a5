import type { Passages } from './passages.ts';

/** A file that comes with a message. */
export type Attachment = {
  /** Its name as the reader sees it, with its ending; may have any letters. */
  readonly name: string;
  /** Its media type with parameters, such as `text/calendar; charset=utf-8; method=PUBLISH`. ASCII only. */
  readonly mediaType: string;
  readonly content: Uint8Array;
};

/** A file of tables that comes with a report: its name, and whether it says why units rose or fell. */
export type AttachedTables = { readonly name: string; readonly hasCauses: boolean };

/** A message ready for MIME: a subject, the same content as HTML and as plain text, and the files that come with it. */
export type Message = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** Both parts once more, in their passages, so that what is shared is encoded once for many messages; omitted for whole parts. */
  readonly passages?: { readonly html: Passages; readonly text: Passages };
};

/**
 * The most bytes of a message's files together. SES takes messages of 10 MB, of which base64 adds a third; a phone over a mobile
 * network, and mail servers that accept 5 MB, need less.
 */
export const mostAttachedBytes = 2 * 1024 * 1024;
