import type { Dashboard, DashboardContent, Widget } from '@callsight/client-model';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import {
  contentOf,
  type WidgetDraft,
  withChanged,
  withCopy,
  withoutWidget,
  withWidget,
} from '../content';
import { settled } from '../grid';
import { begin, isSame, redo, step, undo } from '../history';

/** A dashboard's content while it is changed, with every step since the edit began. */
export function useDraft(dashboard: Dashboard) {
  const [saved, setSaved] = useState(() => contentOf(dashboard));
  const [history, setHistory] = useState(() => begin(tidy(contentOf(dashboard))));
  const change = (next: (content: DashboardContent) => DashboardContent) =>
    setHistory((before) => step(before, next(before.present)));
  const back = () => setHistory(undo);
  const forth = () => setHistory(redo);
  useHotkeys([
    ['mod+Z', back],
    ['mod+shift+Z', forth],
    ['mod+Y', forth],
  ]);
  return {
    content: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: back,
    redo: forth,
    /** False also when a step leads back to what is kept. */
    changed: !isSame(history.present, tidy(saved)),
    change,
    add: (draft: WidgetDraft) => change((content) => withWidget(content, draft)),
    put: (widget: Widget) => change((content) => withChanged(content, widget)),
    copy: (id: string) => change((content) => withCopy(content, id)),
    remove: (id: string) => change((content) => withoutWidget(content, id)),
    place: (arrange: (widgets: readonly Widget[]) => readonly Widget[]) =>
      change((content) => ({ ...content, widgets: arrange(content.widgets) })),
    /** Begins anew from what is kept on the server. */
    restart: (kept: Dashboard) => {
      setSaved(contentOf(kept));
      setHistory(begin(tidy(contentOf(kept))));
    },
  };
}

export type Drafting = ReturnType<typeof useDraft>;

/** As the grid shows it, so that looking at it is no change. */
function tidy(content: DashboardContent): DashboardContent {
  return { ...content, widgets: settled(content.widgets) };
}
