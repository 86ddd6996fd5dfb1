/** Own parts over the component library: how a card, a change, a state looks everywhere. */
export { Card, type CardState } from './Card';
export { Change, ChangeRoom } from './Change';
export { Dialog } from './Dialog';
export { Figure } from './Figure';
export { IconButton } from './IconButton';
export { whenIdle } from './idle';
export { MenuButton, PanelButton } from './on-demand';
export { Room, usualValue } from './Room';
export { useReturnFocus } from './returnFocus';
export { Sparkline } from './Sparkline';
export { ChartSkeleton, Coming, Empty, Failure, TableSkeleton } from './states';
export { tip } from './tips';
export { toast } from './toasts';
