/** The files that the shell loads, by name: the script that begins, then those that it imports. */
export type ShellFiles = {
  readonly scripts: readonly string[];
  readonly style: string;
  readonly icon: string;
};

/** The one HTML page of the portal. It holds no script or style of its own, so the content security policy needs no exception. */
export function shellHtml({ scripts: [script, ...imported], style, icon }: ShellFiles): string {
  // Named here, so that the browser asks for them without reading the first script to its end.
  const preloads = imported.map((name) => `<link rel="modulepreload" href="/portal/${name}">\n`).join('');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Tiến Độ</title>
<link rel="icon" href="/portal/${icon}" type="image/svg+xml">
<link rel="stylesheet" href="/portal/${style}">
${preloads}<script type="module" src="/portal/${script}"></script>
</head>
<body>
<div id="portal"></div>
<noscript>Trang này cần JavaScript. <span lang="en">This page needs JavaScript.</span></noscript>
</body>
</html>
`;
}
