/** A message ready for MIME: a subject, and the same content as HTML and as plain text. */
export type Message = { readonly subject: string; readonly html: string; readonly text: string };
