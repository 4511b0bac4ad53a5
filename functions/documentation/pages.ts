import { problemTypes } from '../../contract/http/problem-types.ts';
import { problemCodes } from '../../domain/problem/problem.ts';
import { html } from '../../messages/letter/html.ts';

/** The API's description, rendered by Swagger UI from `/v1/openapi.json`. Loads nothing from other hosts. */
export const docsPage = `${html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tiến Độ – API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>Trang này cần JavaScript; tài liệu máy đọc được: <a href="/v1/openapi.json">/v1/openapi.json</a></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`}`;

/** Starts Swagger UI on {@link docsPage}. */
export const startScript = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: true });\n`;

/** Every problem type with its status and its meaning in both languages: the target of a problem's \`type\`. */
export const problemsPage = `${html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tiến Độ – các loại lỗi</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
tr:target { outline: 2px solid; }
</style>
</head>
<body>
<h1>Các loại lỗi <span lang="en">/ Problem types</span></h1>
<p>Trường «type» của mỗi câu trả lời lỗi dẫn tới một dòng dưới đây; «detail» và «errors» nói cách sửa.
<span lang="en">The “type” of every error answer leads to a line below; “detail” and “errors” say how to fix it.</span></p>
<table>
<caption>Các loại lỗi <span lang="en">/ Problem types</span></caption>
<thead><tr><th scope="col"><code>type</code></th><th scope="col">HTTP</th><th scope="col">Ý nghĩa</th><th scope="col" lang="en">Meaning</th></tr></thead>
<tbody>
${problemCodes.map(
  (
    code,
  ) => html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${problemTypes[code].status}</td><td>${problemTypes[code].title.vi}</td><td lang="en">${problemTypes[code].title.en}</td></tr>
`,
)}</tbody>
</table>
</body>
</html>`}`;
