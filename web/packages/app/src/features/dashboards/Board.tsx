import type { Widget } from '@callsight/client-model';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { WidgetCard } from '../../panels';
import classes from './Board.module.css';
import { heightOf, inOrder, settled } from './grid';

interface BoardProps {
  readonly widgets: readonly Widget[];
  /** Beside a widget's own menu. */
  readonly actions?: (widget: Widget) => ReactNode;
}

/** Widgets at their places, to be read: row by row, on a phone one below the other. */
export function Board({ widgets, actions }: BoardProps) {
  const shown = useMemo(() => inOrder(settled(widgets)), [widgets]);
  return (
    <div className={classes.board}>
      {shown.map((widget) => (
        <Cell key={widget.id} widget={widget} actions={actions} />
      ))}
    </div>
  );
}

interface CellProps {
  readonly widget: Widget;
  readonly actions: ((widget: Widget) => ReactNode) | undefined;
}

/** A widget asks its question when it comes near the screen, not before. */
function Cell({ widget, actions }: CellProps) {
  const { x, y, w, h, type } = widget;
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  const height = heightOf(h);
  const style = {
    '--column': `${x + 1} / span ${w}`,
    '--row': `${y + 1} / span ${h}`,
    '--height': `${height}px`,
  } as CSSProperties;
  return (
    <div
      ref={place}
      className={`${classes.cell} ${type === 'text' ? classes.words : ''}`}
      style={style}
    >
      {near && <WidgetCard widget={widget} height={height} actions={actions?.(widget)} />}
    </div>
  );
}

/** How far from the screen counts as near. */
const NEAR = '400px';

/** True once the element was near the screen. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [near, element]);
  return near;
}
