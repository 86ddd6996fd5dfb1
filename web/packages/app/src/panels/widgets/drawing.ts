import type { Chart, Measure, Target } from '@callsight/charts';
import {
  type Answer,
  type Catalog,
  type ComparisonKind,
  comparisonLabel,
  type Grain,
  type RangeInput,
  type WidgetOptions,
} from '@callsight/client-model';
import { comparedWith } from '../asked';
import type { Meant } from '../choose';
import { measureOf } from '../measures';
import type { Layer } from '../timeline';

/** What was asked and how it is to be shown. */
export interface Drawing {
  readonly title: string;
  /** Those of the question that the answer has. */
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  readonly grain: Grain | undefined;
  readonly options: WidgetOptions;
  readonly answer: Answer;
  readonly catalog: Catalog;
  /** BCP 47, for the names of periods. */
  readonly locale: string;
  /** As it was asked: says what a comparison is called. */
  readonly range: RangeInput;
  /** ISO weekday that begins a week. */
  readonly weekStart: number;
  /** Bars, steps or lines of names that there is room for below each other. */
  readonly room: number;
  /** For a question by time and a dimension: its layers, asked apart. */
  readonly layers?: readonly Layer[] | undefined;
}

/** A chart and what its points stand for; or why there is none. */
export type Drawn =
  | {
      readonly chart: Chart;
      readonly meant: (target: Target) => Meant | undefined;
      /** To be read with it, such as how many values were left out. */
      readonly note?: string;
    }
  | { readonly reason: string };

export function measureIn({ catalog }: Drawing, metric: string): Measure {
  return measureOf(catalog, metric);
}

/** How the first period compared with is called, for charts that compare with one. */
export function against({ answer, range }: Drawing): { comparisonLabel?: string } {
  const kind: ComparisonKind | undefined = answer.comparisons[0]?.kind;
  return comparedWith(kind === undefined ? undefined : comparisonLabel(kind, range));
}
