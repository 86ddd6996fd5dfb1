import type { ChartKind, Widget, WidgetOptions, WidgetQuery } from '@callsight/client-model';
import {
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useCatalog, useGoals } from '../../../data';
import { ChartPicker, QuestionFields, usualTitle, WidgetCard } from '../../../panels';
import { Dialog, Empty } from '../../../ui';
import type { WidgetDraft } from '../content';
import edit from './edit.module.css';
import { type Fields, fieldsOf, usefulKind, widgetOf } from './fields';

interface WidgetDialogProps {
  /** Absent for a new one. */
  readonly widget?: Widget;
  readonly onDone: (draft: WidgetDraft) => void;
  readonly close: () => void;
}

const TYPES = [
  { value: 'chart', label: 'Chart' },
  { value: 'metric', label: 'Figure' },
  { value: 'table', label: 'Table' },
  { value: 'funnel', label: 'Funnel' },
  { value: 'text', label: 'Text' },
  { value: 'goal', label: 'Goal' },
] as const;

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 10_000;
/** The preview follows the typing after so many milliseconds. */
const CALM = 300;

/** Makes a widget or changes one; what it will look like stands beside it. */
export function WidgetDialog({ widget, onDone, close }: WidgetDialogProps) {
  const catalog = useCatalog();
  const phone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const [fields, setFields] = useState(() => fieldsOf(widget));
  const change = (patch: Partial<Fields>) => setFields((before) => ({ ...before, ...patch }));
  const kind = usefulKind(fields, catalog);
  const draft = widgetOf({ ...fields, chart: kind ?? fields.chart });
  const ready = draft !== undefined && (fields.type !== 'chart' || kind !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    onDone(draft);
    close();
  };
  return (
    <Dialog
      onClose={close}
      title={widget === undefined ? 'Add a widget' : 'Edit the widget'}
      size="min(1100px, 96vw)"
      fullScreen={phone === true}
    >
      <form onSubmit={submit} className={edit.form}>
        <Stack gap="md">
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="Kind of widget"
            data={[...TYPES]}
            value={fields.type}
            onChange={(type) => change({ type: type as Widget['type'] })}
          />
          <OwnFields fields={fields} change={change} kind={kind} />
          <TextInput
            label="Title"
            placeholder={titleHint(fields, catalog)}
            maxLength={LONGEST_TITLE}
            value={fields.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              {widget === undefined ? 'Add' : 'Apply'}
            </Button>
          </Group>
        </Stack>
        <Preview draft={ready ? draft : undefined} missing={missingIn(fields, kind)} />
      </form>
    </Dialog>
  );
}

/** What a widget still lacks before it can be shown. */
function missingIn({ type, query }: Fields, kind: ChartKind | undefined): string {
  if (type === 'text') return 'Write the text.';
  if (type === 'goal') return 'Pick a goal.';
  if (query.metrics.length === 0) return 'Pick a metric.';
  if (type === 'chart' && kind === undefined) {
    return 'No chart fits yet: split the metric, put it over time, or give it a target. A figure shows it as it is.';
  }
  return 'Something is not filled in yet.';
}

function titleHint({ type, query }: Fields, catalog: Parameters<typeof usualTitle>[1]): string {
  if (type === 'text') return 'None';
  return type === 'goal' ? 'The goal’s name' : usualTitle(query, catalog);
}

interface OwnFieldsProps {
  readonly fields: Fields;
  readonly change: (patch: Partial<Fields>) => void;
  readonly kind: ChartKind | undefined;
}

function OwnFields({ fields, change, kind }: OwnFieldsProps) {
  if (fields.type === 'text') {
    return (
      <Textarea
        label="Text"
        description="Markdown: # heading, **bold**, - list, [link](https://…)"
        data-autofocus
        required
        autosize
        minRows={6}
        maxRows={16}
        maxLength={LONGEST_TEXT}
        value={fields.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    );
  }
  if (fields.type === 'goal') return <GoalField fields={fields} change={change} />;
  const simple = fields.type === 'metric' || fields.type === 'funnel';
  return (
    <>
      <QuestionFields
        query={fields.query}
        onChange={(query: WidgetQuery) => change({ query })}
        ownComparison
        {...(simple ? { only: 'metrics' as const } : {})}
      />
      {fields.type === 'chart' && (
        <>
          <ChartPicker
            query={fields.query}
            options={fields.options}
            value={kind}
            onChange={(chart) => change({ chart })}
          />
          {takesTarget(fields.query) && (
            <Scale kind={kind} options={fields.options} change={(options) => change({ options })} />
          )}
        </>
      )}
    </>
  );
}

/** Whether a target could make progress or a gauge fit. */
function takesTarget({ metrics, dimensions = [], grain }: WidgetQuery): boolean {
  return grain === undefined && metrics.length === 1 && dimensions.length <= 1;
}

function GoalField({ fields, change }: Omit<OwnFieldsProps, 'kind'>) {
  const { goals, problem } = useGoals();
  if (goals?.length === 0) {
    return (
      <Empty title="No goals yet">Set one on the overview; then it can be shown here too.</Empty>
    );
  }
  return (
    <Select
      label="Goal"
      placeholder="Pick a goal"
      data={(goals ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={fields.goalId}
      onChange={(goalId) => change({ goalId })}
      error={problem?.message}
    />
  );
}

interface ScaleProps {
  readonly kind: ChartKind | undefined;
  readonly options: WidgetOptions;
  readonly change: (options: WidgetOptions) => void;
}

/** A target, and the ends of a scale. A target makes more charts fit: it is there wherever it could. */
function Scale({ kind, options, change }: ScaleProps) {
  const put = (name: keyof WidgetOptions) => (value: string | number) => {
    const { [name]: _, ...others } = options;
    change(typeof value === 'number' ? { ...others, [name]: value } : others);
  };
  const field = (name: keyof WidgetOptions, label: string) => (
    <NumberInput
      label={label}
      placeholder="None"
      value={options[name] ?? ''}
      onChange={put(name)}
      thousandSeparator=","
    />
  );
  return (
    <Group grow gap="sm">
      {field('target', 'Target, for progress and gauge')}
      {kind === 'gauge' && field('from', 'From')}
      {kind === 'gauge' && field('to', 'To')}
    </Group>
  );
}

const PREVIEW = { id: 'preview', x: 0, y: 0, w: 6, h: 7 } as const;
const PREVIEW_HEIGHT = 376;

interface PreviewProps {
  readonly draft: WidgetDraft | undefined;
  readonly missing: string;
}

function Preview({ draft, missing }: PreviewProps) {
  const text = JSON.stringify(draft ?? null);
  const [calm] = useDebouncedValue(text, CALM);
  const [shown, setShown] = useState<{ text: string; widget: Widget | undefined }>();
  // The widget keeps its identity while it is the same: its questions are asked once.
  if (shown?.text !== calm) {
    const parsed = JSON.parse(calm) as WidgetDraft | null;
    setShown({
      text: calm,
      widget: parsed === null ? undefined : ({ ...parsed, ...PREVIEW } as Widget),
    });
  }
  return (
    <section className={edit.preview} aria-label="Preview">
      {shown?.widget === undefined ? (
        <Empty title="The preview comes here">{missing}</Empty>
      ) : (
        <div className={edit.previewCard}>
          <WidgetCard widget={shown.widget} height={PREVIEW_HEIGHT} />
        </div>
      )}
    </section>
  );
}
