/** Cornerstone3D on its CPU backend, set up once: one image loader, one metadata provider, one set of mouse tools. */
import { Enums, imageLoader, init, metaData, setUseCPURendering, utilities } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import {
  Enums as ToolEnums,
  PanTool,
  ToolGroupManager,
  WindowLevelTool,
  ZoomTool,
  addTool,
  init as initTools,
} from '@cornerstonejs/tools';
import type { DisplayImage } from '../../preload/domain.ts';
import type { StoredImage } from './stored-values.ts';

export const TOOL_GROUP = 'reading';
const SCHEME = 'clinic';

interface Held {
  readonly image: DisplayImage;
  readonly stored: StoredImage;
}

const held = new Map<string, Held>();
let isReady = false;
let count = 0;

/** Idempotent. Radiographs need no GPU, and a GPU that lies (virtual machines, remote desktops) must not matter. */
export function setUpCornerstone(): void {
  if (isReady) return;
  isReady = true;
  setUseCPURendering(true);
  init({ rendering: { useCPURendering: true, webGlContextCount: 1 }, debug: { statsOverlay: false } });
  initTools();
  imageLoader.registerImageLoader(SCHEME, loadHeld);
  metaData.addProvider(describeHeld, 1000);
  setUpTools();
}

/** Makes an image known under a name that the viewport can load. */
export function holdImage(image: DisplayImage, stored: StoredImage): string {
  const imageId = `${SCHEME}:${(count += 1)}`;
  held.set(imageId, { image, stored });
  return imageId;
}

export function releaseImage(imageId: string): void {
  held.delete(imageId);
}

/** Left drag: window and level. Right drag and wheel: zoom. Middle drag: pan. */
function setUpTools(): void {
  const { Primary, Secondary, Auxiliary, Wheel } = ToolEnums.MouseBindings;
  for (const tool of [WindowLevelTool, ZoomTool, PanTool]) addTool(tool);
  const group = ToolGroupManager.createToolGroup(TOOL_GROUP);
  if (!group) throw new Error(`tool group ${TOOL_GROUP} exists already`);
  const bindings = [
    [WindowLevelTool.toolName, [{ mouseButton: Primary }]],
    [ZoomTool.toolName, [{ mouseButton: Secondary }, { mouseButton: Wheel }]],
    [PanTool.toolName, [{ mouseButton: Auxiliary }]],
  ] as const;
  for (const [tool, mouse] of bindings) {
    group.addTool(tool);
    group.setToolActive(tool, { bindings: [...mouse] });
  }
}

function loadHeld(imageId: string): Types.IImageLoadObject {
  const one = held.get(imageId);
  if (!one) return { promise: Promise.reject(new Error(`no image ${imageId}`)) };
  return { promise: Promise.resolve(describedImage(imageId, one)) };
}

function describedImage(imageId: string, { image, stored }: Held): Types.IImage {
  const { columns, rows } = image;
  const voxelManager = utilities.VoxelManager.createImageVoxelManager({
    width: columns,
    height: rows,
    scalarData: stored.pixels,
  });
  return {
    imageId,
    minPixelValue: stored.min,
    maxPixelValue: stored.max,
    slope: 1,
    intercept: 0,
    windowCenter: (stored.min + stored.max) / 2,
    windowWidth: stored.max - stored.min + 1,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    getPixelData: () => stored.pixels,
    getCanvas: () => document.createElement('canvas'),
    rows,
    columns,
    height: rows,
    width: columns,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    columnPixelSpacing: image.spacing?.column ?? 1,
    rowPixelSpacing: image.spacing?.row ?? 1,
    invert: image.isInverted,
    sizeInBytes: stored.pixels.byteLength,
    dataType: dataTypeOf(stored.pixels),
    voxelManager,
  };
}

function dataTypeOf(pixels: StoredImage['pixels']): 'Uint8Array' | 'Uint16Array' | 'Int16Array' {
  if (pixels instanceof Uint8Array) return 'Uint8Array';
  return pixels instanceof Uint16Array ? 'Uint16Array' : 'Int16Array';
}

function describeHeld(type: string, imageId: string): unknown {
  const one = held.get(imageId);
  if (!one) return undefined;
  switch (type) {
    case 'imagePixelModule':
      return pixelModule(one);
    case 'imagePlaneModule':
      return planeModule(one.image);
    case 'generalSeriesModule':
      return { modality: 'DX' };
    default:
      return undefined;
  }
}

function pixelModule({ image, stored }: Held): object {
  const bits = stored.pixels.BYTES_PER_ELEMENT * 8;
  return {
    bitsAllocated: bits,
    bitsStored: bits,
    highBit: bits - 1,
    samplesPerPixel: 1,
    pixelRepresentation: stored.pixels instanceof Int16Array ? 1 : 0,
    // Inversion is the viewport's one flag; the name of the photometric interpretation must not invert a second time.
    photometricInterpretation: 'MONOCHROME2',
    rows: image.rows,
    columns: image.columns,
  };
}

function planeModule({ rows, columns, spacing }: DisplayImage): object {
  return {
    rows,
    columns,
    rowCosines: [1, 0, 0],
    columnCosines: [0, 1, 0],
    imageOrientationPatient: [1, 0, 0, 0, 1, 0],
    imagePositionPatient: [0, 0, 0],
    rowPixelSpacing: spacing?.row ?? 1,
    columnPixelSpacing: spacing?.column ?? 1,
  };
}
