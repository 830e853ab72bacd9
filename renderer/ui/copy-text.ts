/**
 * Text to the clipboard. The page has no permission of its own, and needs none for the answer to a "copy" event that the
 * user's own click began. Returns whether the text went.
 */
export function copyText(text: string): boolean {
  let hasGone = false;
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    hasGone = event.clipboardData !== null;
  };
  document.addEventListener('copy', answer, { once: true, capture: true });
  // Deprecated and everywhere: its successor asks for a permission that this window refuses to all pages.
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return isDone && hasGone;
}
