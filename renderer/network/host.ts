/** Whether a key given for one address would be forgotten with the other. An unfinished address is no address yet. */
export function isOtherHost(stored: string, typed: string): boolean {
  if (!URL.canParse(stored) || !URL.canParse(typed.trim())) return false;
  return new URL(stored).origin !== new URL(typed.trim()).origin;
}
