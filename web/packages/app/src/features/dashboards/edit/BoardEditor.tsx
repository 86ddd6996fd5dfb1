import type { Widget } from '@callsight/client-model';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import ReactGridLayout, { useContainerWidth } from 'react-grid-layout';
import 'react-grid-layout/css/styles.css';
import { COLUMNS, GAP, inOrder, itemsOf, placed, ROW } from '../grid';
import edit from './edit.module.css';
import type { Drafting } from './useDraft';
import { WidgetFrame } from './WidgetFrame';

interface BoardEditorProps {
  readonly draft: Drafting;
  readonly onEdit: (widget: Widget) => void;
}

/** The grid while it is arranged: by mouse, by finger at the grips, or by keys. */
export function BoardEditor({ draft, onEdit }: BoardEditorProps) {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [said, setSaid] = useState('');
  const frames = { draft, onEdit, say: setSaid };
  const ordered = useMemo(() => inOrder(draft.content.widgets), [draft.content.widgets]);
  return (
    <>
      <p className={edit.hint} id="arranging">
        {phone === true
          ? 'The arrows move a widget up or down.'
          : 'Drag a widget, or its lower right corner.'}{' '}
        With keys: focus a grip, then arrows move it and Shift with arrows resizes it.
      </p>
      {phone === true ? (
        <div className={edit.column}>
          {ordered.map((widget) => (
            <WidgetFrame key={widget.id} widget={widget} stacked {...frames} />
          ))}
        </div>
      ) : (
        <Grid widgets={ordered} frames={frames} />
      )}
      <output className="cs-visually-hidden" aria-live="assertive">
        {said}
      </output>
    </>
  );
}

interface GridProps {
  readonly widgets: readonly Widget[];
  readonly frames: BoardEditorProps & { readonly say: (words: string) => void };
}

function Grid({ widgets, frames }: GridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  const layout = useMemo(() => itemsOf(widgets), [widgets]);
  const { place } = frames.draft;
  const arrange = (next: Parameters<typeof placed>[1]) => place((before) => placed(before, next));
  return (
    <div ref={containerRef} className={edit.grid}>
      {mounted && (
        <ReactGridLayout
          width={width}
          layout={layout}
          gridConfig={{
            cols: COLUMNS,
            rowHeight: ROW,
            margin: [GAP, GAP],
            containerPadding: [0, 0],
          }}
          dragConfig={{ enabled: true, handle: `.${edit.drag}`, threshold: 3 }}
          resizeConfig={{ enabled: true, handles: ['se'] }}
          onDragStop={arrange}
          onResizeStop={arrange}
        >
          {widgets.map((widget) => (
            <div key={widget.id}>
              <WidgetFrame widget={widget} {...frames} />
            </div>
          ))}
        </ReactGridLayout>
      )}
    </div>
  );
}
