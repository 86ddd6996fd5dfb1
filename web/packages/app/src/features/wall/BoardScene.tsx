import type { DashboardEntry, Widget } from '@callsight/client-model';
import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { Scope, useDashboard } from '../../data';
import { WidgetCard } from '../../panels';
import { Failure } from '../../ui';
import { SchemeArea } from '../../ui/theme';
import { heightOf, screenfuls } from './boards';
import { useUnit } from './screen';
import classes from './Wall.module.css';

/** A board is drawn for a screen this many hundredths of a unit wide, and enlarged to the wall. */
const DRAWN = 12;
/** Pixels, before it is enlarged. */
const CHART_TEXT = 12;
/** No part of a board is shown shorter, in seconds. */
const SHORTEST = 5;

interface BoardSceneProps {
  readonly entry: DashboardEntry;
  readonly theme: 'dark' | 'light';
  readonly seconds: number;
  readonly paused: boolean;
}

/** A dashboard of the organization's own, as large as the wall: screenful after screenful. */
export function BoardScene({ entry, theme, seconds, paused }: BoardSceneProps) {
  const { value: board, loading, problem, retry } = useDashboard(entry.id);
  const parts = useMemo(() => screenfuls(board?.widgets ?? []), [board]);
  const at = usePart(parts.length, seconds, paused);
  const zoom = useUnit() / DRAWN;
  if (problem !== undefined && board === undefined) {
    return (
      <div className={classes.board}>
        <Failure problem={problem} retry={retry} />
      </div>
    );
  }
  return (
    <SchemeArea
      scheme={theme}
      fontSize={CHART_TEXT}
      className={classes.board ?? ''}
      style={{ '--zoom': String(zoom) }}
    >
      <div className={classes.grid} aria-busy={loading}>
        <Scope filters={board?.filters ?? []}>
          {parts[at]?.map((widget) => (
            <Cell key={widget.id} widget={widget} />
          ))}
        </Scope>
      </div>
    </SchemeArea>
  );
}

function Cell({ widget }: { readonly widget: Widget }) {
  const style: CSSProperties = {
    gridColumn: `${widget.x + 1} / span ${widget.w}`,
    gridRow: `${widget.y + 1} / span ${widget.h}`,
    minWidth: 0,
    minHeight: 0,
  };
  return (
    <div style={style}>
      <WidgetCard widget={widget} height={heightOf(widget.h)} />
    </div>
  );
}

/** Divides a scene's time among the parts of its board. */
function usePart(count: number, seconds: number, paused: boolean): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (paused || count < 2) return;
    const each = Math.max(SHORTEST, seconds / count) * 1000;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), each);
    return () => clearInterval(timer);
  }, [count, seconds, paused]);
  return Math.min(at, Math.max(0, count - 1));
}
