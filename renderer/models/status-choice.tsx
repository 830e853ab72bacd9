import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/models.ts';
import { useCommand } from '../bridge/operation.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { useRegistryChange } from './use-registry-change.ts';

interface StatusChoiceProps {
  readonly entry: ModelEntry;
}

const STATES = ['testing', 'shadow', 'inactive'] as const;

/** A version at work is taken from work in two steps: until another is activated, no model answers in its place. */
export function StatusChoice({ entry }: StatusChoiceProps) {
  const { t } = useTranslation('models');
  const { onDone, failing } = useRegistryChange();
  const { mutate, isPending } = useCommand('models.setStatus', onDone);
  const { name, version, status } = entry;
  if (status === 'active') {
    return (
      <ConfirmButton
        label={t('life.retire')}
        confirm={t('life.retireConfirm')}
        keep={t('life.retireKeep')}
        testId="retire"
        isDisabled={isPending}
        onConfirm={() => mutate({ name, version, status: 'inactive' }, failing)}
      />
    );
  }
  return (
    <div className="status-choice">
      <span>{t('life.state')}</span>
      <ToggleButtonGroup
        className="segments"
        aria-label={t('life.state')}
        selectionMode="single"
        disallowEmptySelection
        isDisabled={isPending}
        selectedKeys={[status]}
        onSelectionChange={(keys) => {
          const wanted = STATES.find((one) => keys.has(one));
          if (wanted) mutate({ name, version, status: wanted }, failing);
        }}
      >
        {STATES.map((one) => (
          <ToggleButton key={one} id={one} data-testid={`status-${one}`}>
            {t(`status.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
