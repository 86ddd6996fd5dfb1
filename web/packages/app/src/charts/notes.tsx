import type { Chart, TimeNote } from '@callsight/charts';
import { createContext, useContext, useMemo } from 'react';

/** The notes that charts over time show, and what can be done about them. */
export interface ChartNotes {
  readonly notes: readonly TimeNote[];
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
  /** Opens the list of all notes. */
  readonly open: () => void;
  /** Asks for a new note on the day of an instant; absent for those who may not write. */
  readonly add?: ((instant: string | undefined) => void) | undefined;
}

const Context = createContext<ChartNotes | undefined>(undefined);

/** Whoever has notes provides them here: charts never fetch. */
export const ChartNotesProvider = Context.Provider;

export function useChartNotes(): ChartNotes | undefined {
  return useContext(Context);
}

/** The chart with the notes of the page; only one over time can show them. */
export function useNoted(chart: Chart | undefined): Chart | undefined {
  const notes = useChartNotes();
  return useMemo(() => {
    if (chart?.kind !== 'time' || notes?.shown !== true || notes.notes.length === 0) return chart;
    return { ...chart, notes: notes.notes };
  }, [chart, notes]);
}
