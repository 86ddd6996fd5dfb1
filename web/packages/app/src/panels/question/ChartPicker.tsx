import {
  CHART_KINDS,
  type ChartKind,
  type WidgetOptions,
  type WidgetQuery,
} from '@callsight/client-model';
import { Chip, Group } from '@mantine/core';
import { useCatalog } from '../../data';
import { CHART_LABELS, unfit } from '../widgets';
import classes from './question.module.css';

interface ChartPickerProps {
  readonly query: WidgetQuery;
  readonly options?: WidgetOptions;
  readonly value: ChartKind | undefined;
  readonly onChange: (kind: ChartKind) => void;
}

const NO_OPTIONS: WidgetOptions = {};

/** The charts that fit a question; below them, why the others do not. */
export function ChartPicker({ query, options = NO_OPTIONS, value, onChange }: ChartPickerProps) {
  const catalog = useCatalog();
  if (catalog === undefined) return null;
  const reasons = CHART_KINDS.map((kind) => ({
    kind,
    reason: unfit(kind, query, options, catalog),
  }));
  const fitting = reasons.filter(({ reason }) => reason === undefined);
  const others = reasons.filter(({ reason }) => reason !== undefined);
  return (
    <div>
      <Chip.Group value={value ?? null} onChange={(kind) => onChange(kind as ChartKind)}>
        <Group gap={6} role="radiogroup" aria-label="Chart">
          {fitting.map(({ kind }) => (
            <Chip key={kind} value={kind} size="xs">
              {CHART_LABELS[kind]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>Why not the other {others.length}</summary>
          <ul>
            {others.map(({ kind, reason }) => (
              <li key={kind}>
                <strong>{CHART_LABELS[kind]}</strong>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
