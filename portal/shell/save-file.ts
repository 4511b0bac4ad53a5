/** Has the browser save a file. */
export function saveFile(file: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(file),
    download: name,
    hidden: true,
  });
  document.body.append(link);
  link.click();
  // Some browsers read the file, and its name, only after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
    link.remove();
  }, 60_000);
}
