import {
  Contrast,
  FlipHorizontal2,
  FlipVertical2,
  Maximize2,
  RotateCcw,
  RotateCw,
  Thermometer,
  Type,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DisplayImage } from '../../preload/domain.ts';
import { useHotKeys } from '../ui/hotkeys.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { IconPicture } from '../ui/icon-button.tsx';
import { ActualSizeIcon } from './actual-size-icon.tsx';
import { PresetButtons } from './preset-buttons.tsx';
import type { Stack } from './stack.ts';
import { useViewState } from './use-view-state.ts';

interface ToolStripProps {
  readonly stack: Stack;
  readonly image: DisplayImage;
  readonly isAnnotated: boolean;
  readonly onAnnotate: () => void;
  readonly isHeated: boolean;
  readonly onHeat: () => void;
}

type ToolName =
  | 'invert'
  | 'turnLeft'
  | 'turnRight'
  | 'flipAcross'
  | 'flipOver'
  | 'fit'
  | 'actualSize'
  | 'reset'
  | 'annotate'
  | 'heatMap';

const TOOLS: readonly { readonly name: ToolName; readonly icon: IconPicture; readonly key: string }[] = [
  { name: 'invert', icon: Contrast, key: 'I' },
  { name: 'turnLeft', icon: RotateCcw, key: 'Shift+L' },
  { name: 'turnRight', icon: RotateCw, key: 'Shift+R' },
  { name: 'flipAcross', icon: FlipVertical2, key: 'Shift+F' },
  { name: 'flipOver', icon: FlipHorizontal2, key: 'Shift+V' },
  { name: 'fit', icon: Maximize2, key: 'Home' },
  { name: 'actualSize', icon: ActualSizeIcon, key: 'End' },
  { name: 'annotate', icon: Type, key: 'T' },
  { name: 'heatMap', icon: Thermometer, key: 'Shift+H' },
  { name: 'reset', icon: Undo2, key: 'R' },
];

export function ToolStrip({ stack, image, isAnnotated, onAnnotate, isHeated, onHeat }: ToolStripProps) {
  const { t } = useTranslation('viewer');
  const view = useViewState(stack);
  const actions = actionsOf(stack, onAnnotate, onHeat);
  useHotKeys(Object.fromEntries(TOOLS.map(({ name, key }) => [key, actions[name]])));
  const pressed: Partial<Record<ToolName, boolean>> = {
    invert: view.isInverted,
    annotate: isAnnotated,
    heatMap: isHeated,
  };
  return (
    <div className="tool-strip" role="toolbar" aria-orientation="vertical" aria-label={t('tools')}>
      {TOOLS.map(({ name, icon, key }) => (
        <IconButton
          key={name}
          icon={icon}
          label={t(`tool.${name}`)}
          hotKey={key}
          onPress={actions[name]}
          {...(pressed[name] === undefined ? {} : { isPressed: pressed[name] })}
        />
      ))}
      <hr />
      <PresetButtons stack={stack} image={image} preset={view.preset} />
    </div>
  );
}

function actionsOf(stack: Stack, annotate: () => void, heatMap: () => void): Readonly<Record<ToolName, () => void>> {
  return {
    invert: () => stack.invert(),
    turnLeft: () => stack.turn(-90),
    turnRight: () => stack.turn(90),
    flipAcross: () => stack.flip('across'),
    flipOver: () => stack.flip('over'),
    fit: () => stack.fit(),
    actualSize: () => stack.actualSize(),
    reset: () => stack.reset(),
    annotate,
    heatMap,
  };
}
