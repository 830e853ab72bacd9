/** The model card as the window reads it: JSON text from main, of which every part may be missing. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type ModelCard = Readonly<Record<string, Json>>;

/** null when the text is no JSON object: a card that cannot be read is shown as missing, not as an error. */
export function parseCard(text: string): ModelCard | null {
  try {
    const card: unknown = JSON.parse(text);
    // JSON.parse yields nothing but Json; its declared type does not say so.
    return isObject(card as Json) ? (card as ModelCard) : null;
  } catch {
    return null;
  }
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
