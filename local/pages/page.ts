import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const ownPage =
  "default-src 'none'; style-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The permissions of a message: display only. It cannot run, load, send or open anything. */
const messagePage =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/**
 * An answer with one of the local stack's own pages.
 * @param reloadSeconds after how long it loads itself again; null for never
 */
export function pageAnswer(title: string, content: Html, reloadSeconds: number | null = null): Answer {
  const page = html`<!doctype html>
    <html lang="vi">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${reloadSeconds === null ? '' : html`<meta http-equiv="refresh" content="${reloadSeconds}">`}
    <title>${title} · Tiến Độ</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/local/style.css">
    </head>
    <body>
    <header><a href="/">Tiến Độ</a> <a href="/mailbox">Hộp thư</a> <a href="/local">Đồng hồ</a> <a href="/docs">Tài liệu API</a></header>
    <main>
    ${content}
    </main>
    </body>
    </html>
    `;
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ownPage },
    body: page.toString(),
  };
}

/** An answer with the HTML of a message, which is untrusted. */
export function messageAnswer(body: string): Answer {
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': messagePage,
    },
    body,
  };
}

/** An answer that is not a page. */
export function fileAnswer(contentType: string, body: string | Buffer): Answer {
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': contentType,
      'content-security-policy': "default-src 'none'; sandbox",
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** An answer with a file to save, of any content. */
export function downloadAnswer(name: string, content: Buffer): Answer {
  const answer = fileAnswer('application/octet-stream', content);
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27');
  const disposition = `attachment; filename*=utf-8''${encoded}`;
  return { ...answer, headers: { ...answer.headers, 'content-disposition': disposition } };
}
