import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirst = true;

/**
 * A page under its heading. The heading takes the focus when the page is gone to, so that a screen reader reads it and the
 * keyboard starts there.
 */
export function Page({
  title,
  above,
  children,
}: {
  readonly title: string;
  /** A line above the heading, such as the name of the unit. */
  readonly above?: string;
  readonly children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Tiến Độ`;
  }, [title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <main id="content" class="page">
      {above !== undefined && <p class="above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
