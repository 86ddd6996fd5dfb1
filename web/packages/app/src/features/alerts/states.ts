import type { AlertState } from '@callsight/client-model';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCircleCheck,
  IconDatabaseOff,
  IconHourglass,
  IconPlayerPause,
  IconProgressCheck,
} from '@tabler/icons-react';

interface StateFacts {
  readonly word: string;
  readonly icon: typeof IconBellRinging;
  readonly feeling: 'good' | 'bad' | 'warning' | 'neutral';
}

/** How each state looks and is called. */
export const STATES: Readonly<Record<AlertState, StateFacts>> = {
  firing: { word: 'Firing', icon: IconBellRinging, feeling: 'bad' },
  recovering: { word: 'Recovering', icon: IconProgressCheck, feeling: 'warning' },
  pending: { word: 'Pending', icon: IconHourglass, feeling: 'warning' },
  no_data: { word: 'No data', icon: IconDatabaseOff, feeling: 'warning' },
  error: { word: 'Error', icon: IconAlertTriangle, feeling: 'bad' },
  normal: { word: 'Normal', icon: IconCircleCheck, feeling: 'good' },
};

/** An alert that is not watched. */
export const OFF: StateFacts = { word: 'Off', icon: IconPlayerPause, feeling: 'neutral' };
