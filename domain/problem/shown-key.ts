/**
 * A key from untrusted input, safe to repeat in a message: at most 40 characters, with controls, bidi controls and lone
 * surrogates replaced, so that it can neither flood nor disguise the message.
 */
export function shownKey(key: string): string {
  const characters = Array.from(key.slice(0, 82));
  const shown = undisguised(characters.slice(0, 40).join(''));
  return characters.length > 40 ? `${shown}…` : shown;
}

/** A text with controls, bidi controls and lone surrogates replaced. */
function undisguised(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd');
}
