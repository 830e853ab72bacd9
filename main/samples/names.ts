/** The sample studies by file name, the plain chest first. Apart from their making: main names them, the host makes them. */
export const SAMPLE_NAMES = [
  'sample-1-chest.dcm',
  'sample-2-opacity.dcm',
  'sample-3-inverted.dcm',
  'sample-4-tilted.png',
  'sample-5-hand.dcm',
] as const;
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** Throws for any other name. */
export function sampleNamed(name: string): SampleName {
  const known = SAMPLE_NAMES.find((sample) => sample === name);
  if (known === undefined) throw new Error(`no sample study '${name}'`);
  return known;
}
