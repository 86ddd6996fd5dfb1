import type { ComparisonKind } from '@callsight/client-model';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useView } from '../data';
import { MenuButton } from '../ui';

interface Choice {
  readonly label: string;
  readonly short: string;
  readonly kinds: readonly ComparisonKind[];
}

const CHOICES: readonly Choice[] = [
  { label: 'The period before', short: 'vs period before', kinds: ['previous_period'] },
  { label: 'The year before', short: 'vs year before', kinds: ['previous_year'] },
  { label: 'Both', short: 'vs period and year', kinds: ['previous_period', 'previous_year'] },
  { label: 'Nothing', short: 'no comparison', kinds: [] },
];

/** What the figures are compared with. */
export function ComparisonPicker() {
  const { view, change } = useView();
  const picked = CHOICES.find((choice) => choice.kinds.join() === view.comparison.join());
  return (
    <MenuButton
      position="bottom-start"
      button={
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Compare: ${picked?.short ?? 'custom'}`}
        >
          {picked?.short ?? 'compare'}
        </Button>
      }
    >
      <Menu.Label>Compare with</Menu.Label>
      {CHOICES.map((choice) => (
        <Menu.Item
          key={choice.label}
          leftSection={
            <IconCheck
              size={14}
              aria-hidden
              visibility={choice === picked ? 'visible' : 'hidden'}
            />
          }
          onClick={() => change({ comparison: choice.kinds })}
        >
          {choice.label}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
