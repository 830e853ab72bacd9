/** DICOM Part 10 files of the sample studies. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { NaturalDataset } from 'dcmjs';
import type { Field } from './film/field.ts';

/** What the five studies differ in. */
export interface Header {
  readonly modality: 'DX' | 'CR';
  readonly photometric: 'MONOCHROME1' | 'MONOCHROME2';
  readonly patientName: string;
  readonly patientId: string;
  readonly sex: 'F' | 'M';
  readonly birthDate: string;
  readonly age: string;
  readonly bodyPart: 'CHEST' | 'HAND';
  readonly description: string;
  readonly pitch: number;
}

const BITS = 12;
const WHITE = 2 ** BITS - 1;
const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const SOP_CLASSES = { CR: '1.2.840.10008.5.1.4.1.1.1', DX: '1.2.840.10008.5.1.4.1.1.1.1' } as const;

/** Writes `grey` (0 to 1, 1 for the densest) as 12 bits in explicit little endian; MONOCHROME1 stores its complement. */
export function writeDicom(grey: Field, header: Header): Uint8Array {
  const { DicomDict, DicomMetaDictionary } = loadDcmjs().data;
  const sopClass = SOP_CLASSES[header.modality];
  const instance = sampleUid(`${header.patientId} image ${header.photometric}`);
  const file = new DicomDict(
    DicomMetaDictionary.denaturalizeDataset({
      FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
      MediaStorageSOPClassUID: sopClass,
      MediaStorageSOPInstanceUID: instance,
      TransferSyntaxUID: EXPLICIT_LITTLE_ENDIAN,
      ImplementationClassUID: sampleUid('implementation'),
      ImplementationVersionName: 'AILYDIAN_SAMPLES',
    }),
  );
  const dataset = { SOPClassUID: sopClass, SOPInstanceUID: instance, ...study(header), ...image(grey, header) };
  const device = header.modality === 'DX' ? digitalRadiography(header) : computedRadiography(header);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ ...dataset, ...device });
  return new Uint8Array(file.write({ fragmentMultiframe: false }));
}

/**
 * dcmjs offers `import` a file that only Node from 20.19 on takes for a module; `require` works everywhere. Loaded on
 * first use, so that the process which makes samples once in its life does not pay at every start.
 */
function loadDcmjs(): typeof import('dcmjs') {
  // as: require() answers any; the declaration beside this file says what dcmjs holds.
  return createRequire(import.meta.url)('dcmjs') as typeof import('dcmjs');
}

/** A UID of the UUID form (PS3.5 B.2): 2.25 and a UUID version 8 (RFC 9562) made of the name's SHA-256. */
function sampleUid(name: string): string {
  const bytes = createHash('sha256').update(`ailydian sample ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`)}`;
}

function study(header: Header): NaturalDataset {
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    ImageType: ['DERIVED', 'PRIMARY'],
    DerivationDescription: 'Computed phantom, not a patient',
    StudyDate: '20260105',
    SeriesDate: '20260105',
    AcquisitionDate: '20260105',
    ContentDate: '20260105',
    StudyTime: '090000',
    ContentTime: '090000',
    AccessionNumber: '',
    Modality: header.modality,
    Manufacturer: 'Ailydian',
    ReferringPhysicianName: '',
    StudyDescription: 'SAMPLE',
    SeriesDescription: header.description,
    PatientName: header.patientName,
    PatientID: header.patientId,
    PatientBirthDate: header.birthDate,
    PatientSex: header.sex,
    PatientAge: header.age,
    BodyPartExamined: header.bodyPart,
    StudyInstanceUID: sampleUid(`${header.patientId} study`),
    SeriesInstanceUID: sampleUid(`${header.patientId} series ${header.photometric}`),
    StudyID: '1',
    SeriesNumber: 1,
    InstanceNumber: 1,
  };
}

function image(grey: Field, { photometric, pitch }: Header): NaturalDataset {
  const isInverted = photometric === 'MONOCHROME1';
  const stored = new Uint16Array(grey.values.map((value) => Math.round((isInverted ? 1 - value : value) * WHITE)));
  return {
    PatientOrientation: ['L', 'F'],
    SamplesPerPixel: 1,
    PhotometricInterpretation: photometric,
    Rows: grey.rows,
    Columns: grey.columns,
    ImagerPixelSpacing: [pitch, pitch],
    BitsAllocated: 16,
    BitsStored: BITS,
    HighBit: BITS - 1,
    PixelRepresentation: 0,
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
    WindowCenter: 2 ** (BITS - 1),
    WindowWidth: 2 ** BITS,
    PixelData: stored.buffer,
    _vrMap: { PixelData: 'OW' },
  };
}

function computedRadiography({ bodyPart }: Header): NaturalDataset {
  return { ViewPosition: bodyPart === 'CHEST' ? 'PA' : '' };
}

/** What the DX object asks for beyond CR (PS3.3 A.26). */
function digitalRadiography({ bodyPart, photometric }: Header): NaturalDataset {
  const isChest = bodyPart === 'CHEST';
  return {
    PresentationIntentType: 'FOR PRESENTATION',
    ImageLaterality: isChest ? 'U' : 'L',
    PatientOrientation: isChest ? ['L', 'F'] : ['R', 'F'],
    DetectorType: 'SCINTILLATOR',
    PositionerType: '',
    PixelIntensityRelationship: 'LOG',
    PixelIntensityRelationshipSign: photometric === 'MONOCHROME2' ? -1 : 1,
    RescaleIntercept: 0,
    RescaleSlope: 1,
    RescaleType: 'US',
    PresentationLUTShape: photometric === 'MONOCHROME2' ? 'IDENTITY' : 'INVERSE',
    AnatomicRegionSequence: [isChest ? code('51185008', 'Chest') : code('85562004', 'Hand')],
    ViewPosition: 'PA',
    ViewCodeSequence: [code('399348003', 'postero-anterior')],
    AcquisitionContextSequence: [],
  };
}

function code(value: string, meaning: string): NaturalDataset {
  return { CodeValue: value, CodingSchemeDesignator: 'SCT', CodeMeaning: meaning };
}
