import { pathMatcher } from './path-matcher.ts';

/** The address of an operation. */
export type Address = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string };

/** The operation a request is for, or the methods of its address (none for an unknown address). */
export type Routed<T> =
  | { readonly target: T; readonly parameters: Record<string, string> }
  | { readonly target: null; readonly allowed: readonly string[] };

/**
 * Finds operations by method and path. `HEAD` finds the operation of `GET`.
 * @param targets the operations that can be found, each at its address
 * @param elsewhere addresses of other functions, known only to name their methods
 */
export function router<T>(
  targets: readonly (readonly [Address, T])[],
  elsewhere: readonly Address[],
): (method: string, path: string) => Routed<T> {
  const candidates = targets.map(([address, target]) => ({ ...matcher(address), target }));
  const known = [...candidates, ...elsewhere.map(matcher)];
  return (requested, path) => {
    const wanted = requested === 'HEAD' ? 'GET' : requested;
    for (const { method, matches, target } of candidates) {
      const parameters = method === wanted ? matches(path) : null;
      if (parameters !== null) return { target, parameters };
    }
    const methods = known.filter(({ matches }) => matches(path) !== null).map(({ method }) => method);
    return { target: null, allowed: methods.length === 0 ? [] : allowedMethods([...new Set(methods)]) };
  };
}

function matcher({ method, path }: Address) {
  return { method, matches: pathMatcher(path) };
}

/** The methods of an address for the header `Allow`: those of its operations, `HEAD` beside `GET`, and `OPTIONS`. */
function allowedMethods(methods: readonly string[]): readonly string[] {
  return [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'];
}
