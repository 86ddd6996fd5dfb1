import { PRESET_NAMES, presetLabel, type RangeInput, rangeText } from '@callsight/client-model';
import { Button, Drawer, Skeleton } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { cloneElement, type HTMLAttributes, lazy, type ReactElement, Suspense } from 'react';
import { useFormat, useView } from '../data';
import { PanelButton } from '../ui';
import classes from './Shell.module.css';

const RangeCalendar = lazy(async () => ({
  default: (await import('./RangeCalendar')).RangeCalendar,
}));

/** Where presets and calendar do not fit below the button: a phone, upright or not. */
const SMALL = '(max-width: 48em), (max-height: 40em)';

/** The time range: presets and a calendar; a sheet on a small screen. */
export function RangePicker() {
  const { view } = useView();
  const format = useFormat();
  const small = useMediaQuery(SMALL, false, { getInitialValueInEffect: false });
  const text = rangeText(view.range, format);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconCalendar size={14} aria-hidden />}
      aria-label={`Range: ${text}`}
    >
      {text}
    </Button>
  );
  if (small === true) return <Sheet button={button} />;
  return (
    <PanelButton label="Range" position="bottom-start" button={button}>
      {(close) => <RangeChoices close={close} />}
    </PanelButton>
  );
}

function Sheet({ button }: { readonly button: ReactElement<HTMLAttributes<HTMLElement>> }) {
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <>
      {cloneElement(button, {
        'aria-haspopup': 'dialog',
        'aria-expanded': opened,
        onClick: toggle,
      })}
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title="Range"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <RangeChoices close={close} />
      </Drawer>
    </>
  );
}

function RangeChoices({ close }: { readonly close: () => void }) {
  const { view, organization, change } = useView();
  const pick = (range: RangeInput) => {
    change({ range });
    close();
  };
  return (
    <>
      <div className={classes.presets}>
        {PRESET_NAMES.map((preset) => (
          <Button
            key={preset}
            size="xs"
            variant={view.range === preset ? 'filled' : 'default'}
            aria-pressed={view.range === preset}
            onClick={() => pick(preset)}
          >
            {presetLabel(preset)}
          </Button>
        ))}
      </div>
      <div className={classes.custom}>
        <Suspense fallback={<Skeleton height={300} />}>
          <RangeCalendar
            range={view.range}
            weekStart={organization?.weekStart ?? 'monday'}
            pick={pick}
          />
        </Suspense>
        <span className={classes.zone}>Days in {organization?.timezone}</span>
      </div>
    </>
  );
}
