import type { Widget } from '@callsight/client-model';
import { ActionIcon } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useWidgetTitle, WidgetCard } from '../../../panels';
import { heightOf, moved, resized } from '../grid';
import edit from './edit.module.css';
import type { Drafting } from './useDraft';

interface WidgetFrameProps {
  readonly widget: Widget;
  readonly draft: Drafting;
  readonly onEdit: (widget: Widget) => void;
  /** Has it read out. */
  readonly say: (words: string) => void;
  /** One below the other, on a phone. */
  readonly stacked?: boolean;
}

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A widget that is arranged: it shows its answer, but clicks arrange it. */
export function WidgetFrame({ widget, draft, onEdit, say, stacked = false }: WidgetFrameProps) {
  const title = useWidgetTitle(widget);
  const grip = useRef<HTMLButtonElement>(null);
  const height = heightOf(widget.h);
  const arrange = (how: typeof moved, columns: number, rows: number) => {
    const next = how(draft.content.widgets, widget.id, columns, rows);
    draft.place(() => next);
    const after = next.find(({ id }) => id === widget.id);
    say(placeWords(title, widget, after));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const [columns, rows] = by;
    arrange(event.shiftKey ? resized : moved, columns, rows);
    // The grid may put the element elsewhere in the page, which takes the focus away.
    requestAnimationFrame(() => grip.current?.focus());
  };
  return (
    <section
      className={edit.frame}
      aria-label={title}
      style={stacked ? { height } : undefined}
      data-widget={widget.id}
    >
      <div className={edit.content} inert>
        <WidgetCard widget={widget} height={height} />
      </div>
      <div className={`${edit.cover} ${edit.drag}`} aria-hidden />
      <div className={edit.controls}>
        <ActionIcon
          ref={grip}
          variant="subtle"
          color="gray"
          className={edit.drag ?? ''}
          aria-label={`Move or resize ${title}`}
          aria-describedby="arranging"
          onKeyDown={onKeyDown}
        >
          <IconGripVertical {...ICON} />
        </ActionIcon>
        {stacked && <Steps title={title} arrange={(rows) => arrange(moved, 0, rows)} />}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Edit ${title}`}
          onClick={() => onEdit(widget)}
        >
          <IconPencil {...ICON} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Copy ${title}`}
          onClick={() => {
            draft.copy(widget.id);
            say(`${title} copied.`);
          }}
        >
          <IconCopy {...ICON} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${title}`}
          onClick={() => {
            draft.remove(widget.id);
            say(`${title} removed. Undo brings it back.`);
          }}
        >
          <IconTrash {...ICON} />
        </ActionIcon>
      </div>
    </section>
  );
}

interface StepsProps {
  readonly title: string;
  readonly arrange: (rows: number) => void;
}

/** On a phone widgets stand in one column: a step up or down takes the place of a drag. */
function Steps({ title, arrange }: StepsProps) {
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${title} up`}
        onClick={() => arrange(-1)}
      >
        <IconArrowUp {...ICON} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${title} down`}
        onClick={() => arrange(1)}
      >
        <IconArrowDown {...ICON} />
      </ActionIcon>
    </>
  );
}

/** Where a widget stands now, for a screen reader. */
function placeWords(title: string, before: Widget, after: Widget | undefined): string {
  if (after === undefined) return '';
  if (after.w !== before.w || after.h !== before.h) {
    return `${title} is ${after.w} columns wide and ${after.h} rows high.`;
  }
  if (after.x === before.x && after.y === before.y) return `${title} can't go further.`;
  return `${title} is at column ${after.x + 1}, row ${after.y + 1}.`;
}
