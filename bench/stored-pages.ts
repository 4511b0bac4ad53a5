import type { Submission } from '../domain/submission/submission.ts';

const pageSize = 1024 * 1024;

/** The submissions as JSON, in pages of about a megabyte, DynamoDB's limit per response. */
export function pagesOf(submissions: readonly Submission[]): string[] {
  const pages: string[] = [];
  let page: string[] = [];
  let length = 0;
  for (const submission of submissions) {
    const item = JSON.stringify({ ...submission, values: Object.fromEntries(submission.values) });
    page.push(item);
    length += item.length;
    if (length < pageSize) continue;
    pages.push(`[${page.join(',')}]`);
    [page, length] = [[], 0];
  }
  return page.length === 0 ? pages : [...pages, `[${page.join(',')}]`];
}
