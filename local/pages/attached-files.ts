import type { Attachment } from 'postal-mime';
import { formatInteger } from '../../domain/language/format.ts';
import { type Html, html } from '../../messages/letter/html.ts';

/** The files that come with a message, each with its type and size and a link to save it; nothing where there are none. */
export function attachedFiles(id: string, files: readonly Attachment[]): Html {
  if (files.length === 0) return html``;
  return html`<section class="card"><h2>Tệp đính kèm <span lang="en">Attachments</span></h2>
    <ul class="files">${files.map((file, index) => html`<li><a href="/mailbox/${id}/${index}" download>${file.filename ?? 'tep'}</a> <span class="small">${file.mimeType}, ${sizeOf(file)}</span></li>`)}</ul></section>`;
}

/** The content of a file. */
export function bytesOf({ content }: Attachment): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

function sizeOf(file: Attachment): string {
  return `${formatInteger(Math.max(1, Math.round(bytesOf(file).length / 1024)), 'vi')} kB`;
}
