/** What free-text tags say about region and projection. Devices write them in many languages, cases and spellings. */
import type { Orientation } from '../../preload/domain.ts';

/** oblique stands for every stated projection that is neither frontal nor lateral, decubitus included. */
export type Projection = 'PA' | 'AP' | 'frontal' | 'lateral' | 'oblique';

/** 'chest', else the text itself in one spelling; null where it says nothing. */
export function bodyRegionOf(text: string | null): string | null {
  const words = wordsOf(text);
  const joined = words.join(' ');
  if (joined === '' || SAYS_NOTHING.has(joined)) return null;
  const isMixed = OTHER_REGIONS.some((stem) => joined.includes(stem));
  return !isMixed && hasStem(words, CHEST) ? 'chest' : joined.toLowerCase();
}

/** A view tag that names two projections, or none that is known, says nothing. */
export function projectionOf(text: string | null): Projection | null {
  const words = wordsOf(text);
  if (hasStem(words, OBLIQUE)) return 'oblique';
  const found = new Set<Projection>();
  if (words.includes('PA') || hasStem(words, ['POSTEROANT']) || hasPair(words, 'POSTERO', 'ANT')) found.add('PA');
  if (words.includes('AP') || hasStem(words, ['ANTEROPOST']) || hasPair(words, 'ANTERO', 'POST')) found.add('AP');
  if (hasStem(words, ['FRONT'])) found.add('frontal');
  if (words.some((word) => LATERAL.has(word)) || hasStem(words, ['LATERAL', 'LATERO'])) found.add('lateral');
  const [only = null, ...more] = found;
  return more.length === 0 ? only : null;
}

/** Rows that run towards the front or the back of the patient are those of a lateral film. */
export function isSagittal(orientation: Orientation | null): boolean {
  return orientation !== null && /^[AP]/.test(orientation.right);
}

const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'UNKNOWN',
  'OTHER',
  'NONE',
  'DEFAULT',
  'UNDEFINED',
  'NOT SPECIFIED',
]);

/** English, Turkish, Spanish, Portuguese, Italian, French, German, Dutch, Polish. */
const CHEST = [
  ['CHEST', 'THORAX', 'LUNG', 'PULMO', 'CXR'],
  ['AKCIGER', 'GOGUS', 'TORAKS'],
  ['TORAX', 'PECHO', 'TORACE', 'POUMON', 'BRUST', 'BORSTKAS', 'KLATKA'],
].flat();

/** A film of chest and abdomen (a babygram), or of the thoracic spine, is no chest radiograph. */
const OTHER_REGIONS = ['ABD', 'PELV', 'SPIN', 'VERTEB', 'WIRBEL', 'OMURGA', 'BATIN'];

const LATERAL: ReadonlySet<string> = new Set(['LL', 'RL', 'LAT', 'LLAT', 'RLAT', 'YAN', 'PROFIL', 'SEITLICH']);
const OBLIQUE = ['OBL', 'DECUB', 'LLD', 'RLD', 'LLO', 'RLO', 'LPO', 'RPO', 'LAO', 'RAO'];

/** Capitals without accents: GÖĞÜS, göğüs and GOGUS are one word, and so are Turkish dotted and dotless i. */
function wordsOf(text: string | null): readonly string[] {
  const plain = (text ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function hasStem(words: readonly string[], stems: readonly string[]): boolean {
  return words.some((word) => stems.some((stem) => word.startsWith(stem)));
}

function hasPair(words: readonly string[], first: string, second: string): boolean {
  return words.some((word, index) => word === first && (words[index + 1] ?? '').startsWith(second));
}
