/**
 * Returns a function that reads the parameters from a path of one template, such as `/v1/tokens/{id}`; it returns null
 * for other paths. A parameter such as `{page+}` takes the rest of the path. A path with a trailing slash is another path.
 */
export function pathMatcher(template: string): (path: string) => Record<string, string> | null {
  const pattern = new RegExp(
    `^${template
      .replaceAll('.', '\\.')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
      .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')}$`,
  );
  return (path) => {
    const found = pattern.exec(path);
    return found === null ? null : { ...found.groups };
  };
}
