import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DisplayImage } from '../../preload/domain.ts';
import { useHotKeys } from '../ui/hotkeys.ts';
import type { Preset } from './presets.ts';
import { PRESETS } from './presets.ts';
import type { Stack } from './stack.ts';

interface PresetButtonsProps {
  readonly stack: Stack;
  readonly image: DisplayImage;
  readonly preset: Preset | null;
}

const FINE = 0.02;
const COARSE = 0.2;

/** Windows on the keys 0 to 5; arrows with Ctrl shift level and width, with Shift coarsely. */
export function PresetButtons({ stack, image, preset }: PresetButtonsProps) {
  const { t } = useTranslation('viewer');
  useHotKeys({ ...presetKeys(stack), ...windowKeys(stack) });
  return PRESETS.map((one, key) => (
    <TooltipTrigger key={one} delay={350} closeDelay={0}>
      <Button
        className="icon-button is-digit"
        aria-label={t(`preset.${one}`)}
        aria-pressed={preset === one}
        isDisabled={!isOffered(image, one)}
        onPress={() => stack.showPreset(one)}
      >
        {key}
      </Button>
      <Tooltip className="tooltip" placement="right" offset={6}>
        {t(`preset.${one}`)}
        <kbd>{key}</kbd>
      </Tooltip>
    </TooltipTrigger>
  ));
}

function isOffered(image: DisplayImage, preset: Preset): boolean {
  if (preset === 'file-1') return image.windows.length > 0;
  return preset !== 'file-2' || image.windows.length > 1;
}

function presetKeys(stack: Stack): Record<string, () => void> {
  return Object.fromEntries(PRESETS.map((preset, key) => [String(key), () => stack.showPreset(preset)]));
}

function windowKeys(stack: Stack): Record<string, () => void> {
  const steps = [
    ['Ctrl', FINE],
    ['Ctrl+Shift', COARSE],
  ] as const;
  return Object.fromEntries(
    steps.flatMap(([modifier, step]) => [
      [`${modifier}+ArrowUp`, () => stack.shiftWindow(step, 0)],
      [`${modifier}+ArrowDown`, () => stack.shiftWindow(-step, 0)],
      [`${modifier}+ArrowRight`, () => stack.shiftWindow(0, step)],
      [`${modifier}+ArrowLeft`, () => stack.shiftWindow(0, -step)],
    ]),
  );
}
