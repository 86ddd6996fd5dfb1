import type { Dashboard, Widget } from '@callsight/client-model';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus, IconSettings } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Scope } from '../../../data';
import { Empty } from '../../../ui';
import { standingFilters } from '../content';
import classes from '../Dashboards.module.css';
import { useAddresses, useGo } from '../go';
import { BoardEditor } from './BoardEditor';
import edit from './edit.module.css';
import { LeaveGuard } from './LeaveGuard';
import { OpeningTerms } from './OpeningTerms';
import { Conflict, useSaving } from './saving';
import { useDraft } from './useDraft';

const WidgetDialog = lazy(async () => ({
  default: (await import('./WidgetDialog')).WidgetDialog,
}));
const SettingsDialog = lazy(async () => ({
  default: (await import('./SettingsDialog')).SettingsDialog,
}));

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'settings' }
  | { readonly dialog: 'widget'; readonly widget: Widget };

/** Everything that can be changed of a dashboard; nothing is kept before Save. */
export function Editor({ dashboard }: { readonly dashboard: Dashboard }) {
  const draft = useDraft(dashboard);
  const addresses = useAddresses();
  const go = useGo();
  const [open, setOpen] = useState<Open>();
  const leaving = useRef(false);
  const { content } = draft;
  const standing = useMemo(() => standingFilters(content), [content]);
  const leave = (copy?: Dashboard) => {
    leaving.current = true;
    go(copy === undefined ? addresses.boardAsItIs(dashboard.id) : addresses.board(copy.id));
  };
  const saving = useSaving(dashboard, draft, leave);
  return (
    <>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{content.name}</h1>
          <OpeningTerms draft={draft} />
        </div>
        <div className={classes.tools}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSettings {...ICON} />}
            onClick={() => setOpen({ dialog: 'settings' })}
          >
            Name and sharing
          </Button>
          <Button
            size="xs"
            leftSection={<IconPlus {...ICON} />}
            onClick={() => setOpen({ dialog: 'add' })}
          >
            Add a widget
          </Button>
        </div>
      </header>
      {content.widgets.length === 0 ? (
        <Empty title="Nothing here yet">
          Add a widget: a figure, a chart, a table, words or a goal.
        </Empty>
      ) : (
        <Scope filters={standing}>
          <BoardEditor draft={draft} onEdit={(widget) => setOpen({ dialog: 'widget', widget })} />
        </Scope>
      )}
      <Bar draft={draft} saving={saving} leave={() => leave()} />
      <Suspense>
        {open?.dialog === 'settings' && (
          <SettingsDialog draft={draft} own={dashboard.own} close={() => setOpen(undefined)} />
        )}
        {open?.dialog === 'add' && (
          <WidgetDialog onDone={draft.add} close={() => setOpen(undefined)} />
        )}
        {open?.dialog === 'widget' && (
          <WidgetDialog
            widget={open.widget}
            onDone={(changed) => draft.put({ ...open.widget, ...changed } as Widget)}
            close={() => setOpen(undefined)}
          />
        )}
      </Suspense>
      <Conflict saving={saving} draft={draft} />
      <LeaveGuard active={draft.changed} leaving={leaving} />
    </>
  );
}

interface BarProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly saving: ReturnType<typeof useSaving>;
  readonly leave: () => void;
}

/** Undo, redo, save: always in sight. */
function Bar({ draft, saving, leave }: BarProps) {
  return (
    <div className={edit.bar} role="toolbar" aria-label="Changes">
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp {...ICON} />}
        disabled={!draft.canUndo}
        onClick={draft.undo}
        title="Undo (Ctrl Z)"
      >
        Undo
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowForwardUp {...ICON} />}
        disabled={!draft.canRedo}
        onClick={draft.redo}
        title="Redo (Ctrl Shift Z)"
      >
        Redo
      </Button>
      <output className={edit.status}>
        {saving.problem !== undefined
          ? `Not saved: ${saving.problem}`
          : draft.changed
            ? 'Not saved yet'
            : 'Everything is saved'}
      </output>
      <Button size="xs" variant="default" onClick={leave}>
        {draft.changed ? 'Discard' : 'Done'}
      </Button>
      <Button size="xs" disabled={!draft.changed} loading={saving.pending} onClick={saving.save}>
        Save
      </Button>
    </div>
  );
}
