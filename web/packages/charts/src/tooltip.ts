import type { ChartContext } from './context';
import { type Change, changeBetween } from './format/change';
import { escapeHtml } from './format/text';
import { NO_VALUE } from './format/value';
import type { Measure, Value } from './measure';

/** One line of a tooltip. */
interface TooltipRow {
  readonly label: string;
  readonly value: Value;
  readonly measure: Measure;
  readonly colour?: string;
  /** What it was in the period compared with. */
  readonly previous?: Value | undefined;
  /** What it was in further periods, each by its name. */
  readonly earlier?: readonly Earlier[];
}

/** A value of another period. */
interface Earlier {
  readonly label: string;
  readonly value: Value;
}

/** What hovering a point says. Everything in it is escaped on the way out. */
export interface TooltipText {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly TooltipRow[];
  /** What people noted there. */
  readonly remarks?: readonly string[];
  /** How the other period is called, such as "previous period". */
  readonly comparisonLabel?: string | undefined;
}

/** The tooltip as HTML for the screen. */
export function tooltipHtml(text: TooltipText, context: ChartContext): string {
  const { theme } = context;
  const note =
    text.note === undefined
      ? ''
      : `<div style="color:${theme.mutedText}">${escapeHtml(text.note)}</div>`;
  const hint =
    context.hint === undefined
      ? ''
      : `<div style="color:${theme.mutedText};font-size:11px;margin-top:4px">${escapeHtml(context.hint)}</div>`;
  const rows = text.rows.map((row) => rowHtml(row, text.comparisonLabel, context)).join('');
  const remarks = (text.remarks ?? [])
    .map(
      (remark) =>
        `<div style="margin-top:4px;padding-left:8px;border-left:2px solid ${theme.accent};overflow-wrap:anywhere">${escapeHtml(remark)}</div>`,
    )
    .join('');
  return `<div style="min-width:150px;max-width:300px;white-space:normal"><div style="font-weight:600;margin-bottom:2px">${escapeHtml(text.title)}</div>${note}${rows}${remarks}${hint}</div>`;
}

/** The same words without markup, for reading out. */
export function tooltipWords(text: TooltipText, context: ChartContext): string {
  const rows = text.rows.map((row) => {
    const before = earlierOf(row, text.comparisonLabel)
      .map(({ label, value }) => {
        const change = changeBetween(row.value, value, row.measure, context);
        return `, ${label} ${written(value, row.measure, context)}${change ? ` (${change.text})` : ''}`;
      })
      .join('');
    return `${row.label}: ${written(row.value, row.measure, context)}${before}`;
  });
  const remarks = (text.remarks ?? []).map((remark) => `Note: ${remark}`);
  const note = text.note === undefined ? [] : [text.note];
  return [text.title, ...note, ...rows, ...remarks].join('. ');
}

/** The values of other periods that are known, the period compared with first. */
function earlierOf(row: TooltipRow, comparisonLabel: string | undefined): readonly Earlier[] {
  const all = [
    { label: comparisonLabel ?? 'before', value: row.previous ?? null },
    ...(row.earlier ?? []),
  ];
  return all.filter(({ value }) => value !== null);
}

function written(value: Value, measure: Measure, context: ChartContext): string {
  return value === null ? NO_VALUE : context.format.full(value, measure);
}

function rowHtml(
  row: TooltipRow,
  comparisonLabel: string | undefined,
  context: ChartContext,
): string {
  const swatch =
    row.colour === undefined
      ? ''
      : `<span style="display:inline-block;width:9px;height:9px;border-radius:2px;margin-right:6px;background:${row.colour}"></span>`;
  const line = `<div style="display:flex;justify-content:space-between;gap:16px"><span>${swatch}${escapeHtml(row.label)}</span><span style="font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap">${escapeHtml(written(row.value, row.measure, context))}</span></div>`;
  const muted = context.theme.mutedText;
  const before = earlierOf(row, comparisonLabel).map(({ label, value }) => {
    const change = changeBetween(row.value, value, row.measure, context);
    const amount = escapeHtml(written(value, row.measure, context));
    return `<div style="display:flex;justify-content:space-between;gap:16px;color:${muted}"><span>${escapeHtml(label)}</span><span style="white-space:nowrap;font-variant-numeric:tabular-nums">${amount}${changeHtml(change, context)}</span></div>`;
  });
  return [line, ...before].join('');
}

function changeHtml(change: Change | null, context: ChartContext): string {
  if (change === null) return '';
  const { theme } = context;
  const colour = change.good === null ? theme.mutedText : change.good ? theme.good : theme.bad;
  return ` <span style="color:${colour}">${escapeHtml(change.text)}</span>`;
}

/** The look of every tooltip. */
export function tooltipStyle(context: ChartContext): Record<string, unknown> {
  const { theme } = context;
  return {
    confine: true,
    transitionDuration: theme.motion ? 0.15 : 0,
    backgroundColor: theme.surface,
    borderColor: theme.border,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: theme.text, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    extraCssText: 'border-radius:8px;box-shadow:0 4px 16px rgb(0 0 0 / 12%)',
  };
}
