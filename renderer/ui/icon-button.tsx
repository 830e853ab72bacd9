import type { ComponentType } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

/** lucide's icons, and the few it has not. */
export type IconPicture = ComponentType<{ size?: number; strokeWidth?: number; 'aria-hidden'?: boolean }>;

interface IconButtonProps {
  readonly icon: IconPicture;
  readonly label: string;
  readonly hotKey?: string;
  readonly size?: number;
  readonly isCurrent?: boolean;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button that is only a picture: its name is read aloud and shown beside it, with its key. */
export function IconButton({ icon: Icon, label, hotKey, size = 18, ...rest }: IconButtonProps) {
  const { isCurrent = false, isPressed, isDisabled = false, onPress } = rest;
  return (
    <TooltipTrigger delay={350} closeDelay={0}>
      <Button
        className="icon-button"
        aria-label={label}
        isDisabled={isDisabled}
        onPress={onPress}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      >
        <Icon aria-hidden size={size} strokeWidth={1.75} />
      </Button>
      <Tooltip className="tooltip" placement="right" offset={6}>
        {label}
        {hotKey && <kbd>{hotKey}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
