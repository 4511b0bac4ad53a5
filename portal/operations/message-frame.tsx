import { useEffect, useRef } from 'preact/hooks';
import { dressLetter } from './dress-letter.ts';

/**
 * An e-mail as a mailbox shows it, in a frame of its own: no script runs in it, it loads nothing, and its links lead nowhere.
 */
export function MessageFrame({ html, title }: { readonly html: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const fill = () => {
    const { current } = frame;
    const document = current?.contentDocument;
    if (current === null || document == null) return;
    dressLetter(document, html);
    current.height = String(document.documentElement.scrollHeight);
  };
  useEffect(() => {
    addEventListener('resize', fill);
    return () => removeEventListener('resize', fill);
  });
  // `allow-same-origin` lets this page fill the frame; without `allow-scripts` nothing in it can act.
  return (
    <iframe
      class="letter"
      ref={frame}
      key={html}
      title={title}
      sandbox="allow-same-origin"
      srcdoc="<!doctype html>"
      onLoad={fill}
    />
  );
}
