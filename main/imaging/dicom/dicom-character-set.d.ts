/** The part of dicom-character-set 1.0.5 in use; the package ships no types. */
declare module 'dicom-character-set' {
  export function convertBytes(
    specificCharacterSet: string | undefined,
    bytes: Uint8Array,
    options: { readonly vr: string },
  ): string;
}
