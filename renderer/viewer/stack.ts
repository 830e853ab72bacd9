/** One radiograph in one viewport: its state as a value that React can subscribe to, and the commands that change it. */
import { Enums, RenderingEngine, cache } from '@cornerstonejs/core';
import type { StackViewport, Types } from '@cornerstonejs/core';
import { ToolGroupManager } from '@cornerstonejs/tools';
import type { DisplayImage } from '../../preload/domain.ts';
import { TOOL_GROUP, holdImage, releaseImage, setUpCornerstone } from './cornerstone.ts';
import { turned } from './orientation.ts';
import { firstPreset, presetWindow } from './presets.ts';
import type { Preset } from './presets.ts';
import { fromStored, storedImage, toStored } from './stored-values.ts';
import type { StoredImage } from './stored-values.ts';
import { UNTOUCHED, flipped } from './view-state.ts';
import type { Matrix, ViewState } from './view-state.ts';
import { applyTable, rangeOf, shadesOf } from './voi.ts';
import type { Shades } from './voi.ts';

const VIEWPORT = 'radiograph';
const { CAMERA_MODIFIED, VOI_MODIFIED } = Enums.Events;

/** Shows `image` in `element` and resolves once its first picture is drawn. */
export async function openStack(element: HTMLDivElement, image: DisplayImage): Promise<Stack> {
  setUpCornerstone();
  const stored = storedImage(image);
  const imageId = holdImage(image, stored);
  const engine = new RenderingEngine(`engine-${imageId}`);
  engine.enableElement({ viewportId: VIEWPORT, type: Enums.ViewportType.STACK, element });
  ToolGroupManager.getToolGroup(TOOL_GROUP)?.addViewport(VIEWPORT, engine.id);
  await engine.getViewport<StackViewport>(VIEWPORT).setStack([imageId]);
  return new Stack(element, image, stored, imageId, engine);
}

export class Stack {
  private state: ViewState = UNTOUCHED;
  private fittedZoom = 0;
  private readonly listeners = new Set<() => void>();
  private readonly viewport: StackViewport;
  private readonly observer = new ResizeObserver(() => this.resize());
  private readonly element: HTMLDivElement;
  private readonly image: DisplayImage;
  private readonly stored: StoredImage;
  private readonly imageId: string;
  private readonly engine: RenderingEngine;

  constructor(
    element: HTMLDivElement,
    image: DisplayImage,
    stored: StoredImage,
    imageId: string,
    engine: RenderingEngine,
  ) {
    this.element = element;
    this.image = image;
    this.stored = stored;
    this.imageId = imageId;
    this.engine = engine;
    this.viewport = engine.getViewport<StackViewport>(VIEWPORT);
    element.addEventListener(CAMERA_MODIFIED, this.followCamera);
    element.addEventListener(VOI_MODIFIED, this.followWindow);
    element.addEventListener('contextmenu', keepMenuAway);
    this.reset();
    this.observer.observe(element);
  }

  readonly snapshot = (): ViewState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  showPreset(preset: Preset): void {
    const window = presetWindow(this.image, preset);
    if (window) this.showWindow(window, preset);
  }

  /** By fractions of the present width: one key press means the same in 8 bits as in 16. */
  shiftWindow(center: number, width: number): void {
    const { center: from, width: span, curve } = this.state;
    this.showWindow({ center: from + center * span, width: Math.max(span * (1 + width), 1e-6), curve }, null);
  }

  invert(): void {
    this.setInverted(!this.state.isInverted);
  }

  turn(by: 90 | -90): void {
    const isFitted = this.isFitted();
    this.place({ ...this.state, rotation: turned(this.state.rotation, by) });
    if (isFitted) this.fit();
  }

  flip(way: 'across' | 'over'): void {
    this.place(flipped(this.state, way));
  }

  fit(): void {
    this.viewport.resetCamera();
    this.place(this.state);
    this.viewport.setZoom(this.viewport.getZoom() * this.quarterTurnScale());
    this.viewport.render();
    this.fittedZoom = this.zoom();
  }

  actualSize(): void {
    this.viewport.setZoom(this.viewport.getZoom() / this.zoom());
    this.viewport.render();
  }

  reset(): void {
    this.place(UNTOUCHED);
    this.fit();
    this.setInverted(false);
    this.showPreset(firstPreset(this.image));
  }

  destroy(): void {
    this.observer.disconnect();
    this.element.removeEventListener(CAMERA_MODIFIED, this.followCamera);
    this.element.removeEventListener(VOI_MODIFIED, this.followWindow);
    this.element.removeEventListener('contextmenu', keepMenuAway);
    this.engine.destroy();
    releaseImage(this.imageId);
    if (cache.getImageLoadObject(this.imageId)) cache.removeImageLoadObject(this.imageId, { force: true });
  }

  private change(part: Partial<ViewState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private showWindow({ center, width, curve }: Shades, preset: Preset | null): void {
    this.change({ center, width, curve, preset });
    const shades = { ...toStored(this.stored, { center, width }), curve };
    applyTable(this.viewport, this.stored, shades);
    this.viewport.setProperties({ voiRange: rangeOf(shades) });
    this.viewport.render();
  }

  private place({ rotation, isFlippedAcross, isFlippedOver }: ViewState): void {
    this.change({ rotation, isFlippedAcross, isFlippedOver });
    this.viewport.setViewPresentation({ rotation });
    this.viewport.setCamera({ flipHorizontal: isFlippedAcross, flipVertical: isFlippedOver });
    this.viewport.render();
  }

  private setInverted(isInverted: boolean): void {
    this.change({ isInverted });
    this.viewport.setProperties({ invert: isInverted !== this.image.isInverted });
    this.viewport.render();
  }

  /** The backends disagree about what their zoom means; two points of the image on the canvas do not. */
  private zoom(): number {
    const [a, b] = this.placement();
    return Math.hypot(a, b) * devicePixelRatio;
  }

  private placement(): Matrix {
    const { columns, rows, spacing } = this.image;
    const [x, y] = this.viewport.worldToCanvas([0, 0, 0]);
    const [acrossX, acrossY] = this.viewport.worldToCanvas([columns * (spacing?.column ?? 1), 0, 0]);
    const [downX, downY] = this.viewport.worldToCanvas([0, rows * (spacing?.row ?? 1), 0]);
    return [(acrossX - x) / columns, (acrossY - y) / columns, (downX - x) / rows, (downY - y) / rows, x, y];
  }

  private isFitted(): boolean {
    return Math.abs(this.zoom() - this.fittedZoom) < this.fittedZoom * 1e-3;
  }

  /** Cornerstone fits the image as if it were upright; lying on its side it has another best size. */
  private quarterTurnScale(): number {
    if (this.state.rotation % 180 === 0) return 1;
    const { columns, rows, spacing } = this.image;
    const [across, over] = [columns * (spacing?.column ?? 1), rows * (spacing?.row ?? 1)];
    const { clientWidth, clientHeight } = this.element;
    const upright = Math.min(clientWidth / across, clientHeight / over);
    return Math.min(clientWidth / over, clientHeight / across) / upright;
  }

  private resize(): void {
    const isFitted = this.isFitted();
    this.engine.resize(true, true);
    if (isFitted) this.fit();
    else this.followCamera();
  }

  private readonly followCamera = (): void => this.change({ zoom: this.zoom(), placement: this.placement() });

  private readonly followWindow = (event: Event): void => {
    const { curve } = this.state;
    const shades = shadesOf(voiRangeOf(event), curve);
    const window = fromStored(this.stored, shades);
    const tolerance = this.state.width * 1e-3 + this.stored.slope * 2;
    const isOurs = Math.abs(window.center - this.state.center) + Math.abs(window.width - this.state.width) < tolerance;
    if (isOurs) return;
    this.change({ ...window, preset: null });
    // Before the tool that changed the window draws it.
    applyTable(this.viewport, this.stored, shades);
  };
}

/** The right button zooms. */
function keepMenuAway(event: Event): void {
  event.preventDefault();
}

function voiRangeOf(event: Event): Types.VOIRange {
  // Cornerstone's typed events are CustomEvents; the DOM's listener type does not know.
  return (event as Types.EventTypes.VoiModifiedEvent).detail.range;
}
