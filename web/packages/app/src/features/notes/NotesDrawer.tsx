import type { Annotation, AnnotationInput } from '@callsight/client-model';
import { ActionIcon, Button, Drawer, Group, Text, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { problemOf, useAnnotations, useFormat } from '../../data';
import { Empty, Failure, TableSkeleton, toast, useReturnFocus } from '../../ui';
import classes from './Notes.module.css';

interface NotesDrawerProps {
  /** Begins with a new note on that local day. */
  readonly day: string | undefined;
  readonly onClose: () => void;
}

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** All notes on dates: written, changed, removed, brought back. */
export function NotesDrawer({ day, onClose }: NotesDrawerProps) {
  const asked = useAnnotations();
  useReturnFocus();
  const [adding, setAdding] = useState(day !== undefined);
  const { notes, mayWrite } = asked;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title="Notes on dates"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.stack}>
        <Text size="sm" c="dimmed">
          What happened, for whoever wonders about a number later. Notes are flagged on every chart
          over time.
        </Text>
        {mayWrite &&
          (adding ? (
            <NoteForm day={day} onDone={() => setAdding(false)} />
          ) : (
            <div>
              <Button
                size="xs"
                leftSection={<IconPlus {...ICON} />}
                onClick={() => setAdding(true)}
              >
                Add a note
              </Button>
            </div>
          ))}
        {asked.problem !== undefined && notes === undefined ? (
          <Failure problem={asked.problem} retry={asked.retry} />
        ) : notes === undefined ? (
          <TableSkeleton rows={4} />
        ) : (
          <NoteList notes={notes} mayWrite={mayWrite} />
        )}
      </div>
    </Drawer>
  );
}

interface NoteListProps {
  readonly notes: readonly Annotation[];
  readonly mayWrite: boolean;
}

function NoteList({ notes, mayWrite }: NoteListProps) {
  if (notes.length === 0) {
    return (
      <Empty title="No notes yet">
        {mayWrite
          ? 'Note a new script, a campaign or an outage on its day.'
          : 'Analysts, admins and owners of this organization write them.'}
      </Empty>
    );
  }
  return (
    <ul className={classes.list}>
      {[...notes].reverse().map((note) => (
        <NoteItem key={note.id} note={note} mayWrite={mayWrite} />
      ))}
    </ul>
  );
}

function NoteItem({ note, mayWrite }: { readonly note: Annotation; readonly mayWrite: boolean }) {
  const format = useFormat();
  const { remove, create } = useAnnotations();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <li>
        <NoteForm note={note} onDone={() => setEditing(false)} />
      </li>
    );
  }
  const { start, end, text } = note;
  // Promises, not the callbacks of mutate: those are forgotten when the list without the note comes
  // first and takes this item away.
  const undo = () =>
    create
      .mutateAsync({ start, end, text })
      .catch(() => toast({ title: 'The note could not be brought back', tone: 'bad' }));
  const takeAway = () =>
    remove.mutateAsync(note).then(
      () =>
        toast({
          title: 'Note removed',
          text,
          tone: 'neutral',
          action: { label: 'Undo', run: () => void undo() },
        }),
      (problem: Error) =>
        toast({ title: 'The note was not removed', text: problem.message, tone: 'bad' }),
    );
  return (
    <li className={classes.note}>
      <div className={classes.words}>
        <div className={classes.day}>
          {format.day(start)}
          {end === start ? '' : ` – ${format.day(end)}`}
        </div>
        <p className={classes.text}>{text}</p>
        <div className={classes.author}>{note.author.name}</div>
      </div>
      {mayWrite && (
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Edit the note: ${text}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil {...ICON} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove the note: ${text}`}
            loading={remove.isPending}
            onClick={() => void takeAway()}
          >
            <IconTrash {...ICON} />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

interface NoteFormProps {
  /** Changes that note; absent for a new one. */
  readonly note?: Annotation;
  readonly day?: string | undefined;
  readonly onDone: () => void;
}

const LONGEST = 2_000;

function NoteForm({ note, day, onDone }: NoteFormProps) {
  const { create, replace } = useAnnotations();
  const [start, setStart] = useState(note?.start ?? day ?? '');
  const [end, setEnd] = useState(note !== undefined && note.end !== note.start ? note.end : '');
  const [text, setText] = useState(note?.text ?? '');
  const problem = problemOf(create.error ?? replace.error);
  const errorAt = (pointer: string) =>
    problem?.fields.find((field) => field.pointer === pointer)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written: AnnotationInput = { start, end: end === '' ? start : end, text };
    if (note === undefined) create.mutate(written, { onSuccess: onDone });
    else replace.mutate({ before: note, note: written }, { onSuccess: onDone });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        label="Note"
        placeholder="New call script"
        data-autofocus
        autosize
        minRows={2}
        maxLength={LONGEST}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={errorAt('/text')}
      />
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label="Day"
          required
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={errorAt('/start') ?? errorAt('/date')}
        />
        <TextInput
          type="date"
          label="Last day, if several"
          value={end}
          min={start}
          onChange={(event) => setEnd(event.currentTarget.value)}
          error={errorAt('/end')}
        />
      </Group>
      {problem !== undefined && problem.fields.length === 0 && (
        <Text size="sm" c="var(--cs-bad)" role="alert">
          {problem.message}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          size="xs"
          type="submit"
          disabled={text.trim() === '' || start === ''}
          loading={create.isPending || replace.isPending}
        >
          {note === undefined ? 'Save note' : 'Save changes'}
        </Button>
      </Group>
    </form>
  );
}
