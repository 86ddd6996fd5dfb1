import {
  IconArrowLeft,
  IconArrowRight,
  IconClock,
  IconMaximize,
  IconMinimize,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconSun,
  IconX,
} from '@tabler/icons-react';
import type { Rotation } from './rotation';
import { useAttended, useAwake, type useFullScreen } from './screen';
import type { useWallSettings } from './settings';
import classes from './Wall.module.css';

interface ControlsProps {
  readonly rotation: Rotation;
  readonly settings: ReturnType<typeof useWallSettings>;
  readonly screen: ReturnType<typeof useFullScreen>;
  readonly leave: () => void;
}

/** What can be done by hand; out of the way while nobody is at the screen. */
export function Controls({ rotation, settings, screen, leave }: ControlsProps) {
  const attended = useAttended();
  const awake = useAwake();
  return (
    <div
      className={classes.controls}
      data-shown={attended || rotation.paused || undefined}
      role="toolbar"
      aria-label="Wall"
    >
      <Control label="Scene before (←)" icon={IconArrowLeft} act={rotation.previous} />
      <Control
        label={rotation.paused ? 'Go on (space)' : 'Pause (space)'}
        icon={rotation.paused ? IconPlayerPlay : IconPlayerPause}
        act={rotation.toggle}
      />
      <Control label="Next scene (→)" icon={IconArrowRight} act={rotation.next} />
      <span className={classes.pace}>
        <IconClock size="1em" aria-hidden />
        <button
          type="button"
          onClick={settings.faster}
          aria-label={`Faster: now ${settings.seconds} seconds a scene`}
        >
          −
        </button>
        <span aria-live="polite">{settings.seconds} s</span>
        <button
          type="button"
          onClick={settings.slower}
          aria-label={`Slower: now ${settings.seconds} seconds a scene`}
        >
          +
        </button>
      </span>
      <Control
        label={settings.theme === 'dark' ? 'Light (D)' : 'Dark (D)'}
        icon={settings.theme === 'dark' ? IconSun : IconMoon}
        act={settings.toggleTheme}
      />
      {screen.possible && (
        <Control
          label={screen.full ? 'Leave full screen (F)' : 'Full screen (F)'}
          icon={screen.full ? IconMinimize : IconMaximize}
          act={screen.toggle}
        />
      )}
      <Control label="Leave the wall (Esc)" icon={IconX} act={leave} />
      <span className={classes.awake}>
        {awake ? 'The screen stays on' : 'The screen may go dark by the system’s settings'}
      </span>
    </div>
  );
}

interface ControlProps {
  readonly label: string;
  readonly icon: typeof IconX;
  readonly act: () => void;
}

function Control({ label, icon: Icon, act }: ControlProps) {
  return (
    <button type="button" onClick={act} aria-label={label} title={label}>
      <Icon size="1.2em" aria-hidden />
    </button>
  );
}
