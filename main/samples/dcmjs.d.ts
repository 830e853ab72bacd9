/** The part of dcmjs 0.50 that is used here; the package ships no types. */
declare module 'dcmjs' {
  /** Attributes by keyword, values as the reader thinks of them. */
  export type NaturalDataset = Readonly<Record<string, unknown>>;
  /** Attributes by tag, as they are written. */
  interface TaggedDataset {
    readonly brand: 'TaggedDataset';
  }
  class DicomDict {
    constructor(meta: TaggedDataset);
    dict: TaggedDataset;
    write(options: { readonly fragmentMultiframe: boolean }): ArrayBuffer;
  }
  export const data: {
    readonly DicomDict: typeof DicomDict;
    readonly DicomMetaDictionary: { denaturalizeDataset(dataset: NaturalDataset): TaggedDataset };
  };
}
