import * as z from 'zod';
import { StartError } from './start-error.ts';

/** One request to the API, as any client would send it. */
export type ApiRequest = {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const problemSchema = z.object({ detail: z.string(), errors: z.array(z.unknown()).optional() });

/**
 * Sends a request.
 * @returns the JSON of the answer
 * @throws StartError with the answer's own explanation when it is not a success
 */
export async function callApi(
  origin: string,
  { method, path, token, body, headers = {} }: ApiRequest,
): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-language': 'vi',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const what = `${method} ${path} → HTTP ${response.status}: ${explanation(text)}`;
  throw new StartError({
    vi: `Không nạp được dữ liệu mẫu: ${what}`,
    en: `The example could not be loaded: ${what}`,
  });
}

function explanation(text: string): string {
  try {
    const { detail, errors } = problemSchema.parse(JSON.parse(text));
    return errors === undefined ? detail : `${detail} ${JSON.stringify(errors)}`;
  } catch {
    return text.slice(0, 500);
  }
}
