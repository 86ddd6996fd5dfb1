import { PRESET_NAMES, presetLabel, type RangeInput, rangeText } from '@callsight/client-model';
import { Button, Drawer, Popover, Skeleton } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useFormat, useView } from '../data';
import classes from './Shell.module.css';

const RangeCalendar = lazy(async () => ({
  default: (await import('./RangeCalendar')).RangeCalendar,
}));

/** The time range: presets and a calendar; a sheet on a phone. */
export function RangePicker() {
  const { view } = useView();
  const format = useFormat();
  const [opened, { toggle, close }] = useDisclosure(false);
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const text = rangeText(view.range, format);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconCalendar size={14} aria-hidden />}
      aria-label={`Range: ${text}`}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={toggle}
    >
      {text}
    </Button>
  );
  if (phone === true) {
    return (
      <>
        {button}
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
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label="Range">
        <RangeChoices close={close} />
      </Popover.Dropdown>
    </Popover>
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
