import { Menu } from '@mantine/core';
import { IconCheck, IconClipboard, IconX } from '@tabler/icons-react';
import { useState } from 'react';

interface CopyItemProps {
  /** Tab-separated, as a spreadsheet takes it. */
  readonly data: () => string;
}

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;
const WORDS = { idle: 'Copy data', done: 'Copied', failed: 'The browser did not let it' } as const;
const ICONS = { idle: IconClipboard, done: IconCheck, failed: IconX } as const;

/** Puts data onto the clipboard, and stays to say whether it is there. */
export function CopyItem({ data }: CopyItemProps) {
  const [state, setState] = useState<keyof typeof WORDS>('idle');
  const Icon = ICONS[state];
  const copy = () =>
    navigator.clipboard.writeText(data()).then(
      () => setState('done'),
      () => setState('failed'),
    );
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={<Icon {...ICON} />}
      onClick={() => void copy()}
      onBlur={() => setState('idle')}
    >
      {WORDS[state]}
    </Menu.Item>
  );
}
