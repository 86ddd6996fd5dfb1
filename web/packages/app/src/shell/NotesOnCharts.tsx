import { dayAfter, localDay, startOfDay } from '@callsight/client-model';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { type ChartNotes, ChartNotesProvider } from '../charts';
import { useAnnotations, useFormat, useView } from '../data';
import { onCommand } from './commands';

const NotesDrawer = lazy(async () => ({
  default: (await import('../features/notes')).NotesDrawer,
}));

/** What the drawer begins with: the list, or a new note on a day. */
interface Request {
  readonly day: string | undefined;
}

/** What hides notes from charts, among the choices of the address. */
const CHOICE = 'notes';
const HIDDEN = 'off';

/** Gives every chart below the organization's notes, and the ways to write them. */
export function NotesOnCharts({ children }: { readonly children: ReactNode }) {
  const { view, choose } = useView();
  const { timezone } = useFormat();
  const { notes, mayWrite } = useAnnotations();
  const [request, setRequest] = useState<Request>();
  const shown = view.choices[CHOICE] !== HIDDEN;
  useEffect(() => onCommand('notes', () => setRequest({ day: undefined })), []);
  const flagged = useMemo(
    () =>
      (notes ?? []).map(({ text, start, end }) => ({
        text,
        start: startOfDay(start, timezone),
        end: startOfDay(dayAfter(end), timezone),
      })),
    [notes, timezone],
  );
  const value = useMemo((): ChartNotes => {
    const add = (instant: string | undefined) =>
      setRequest({ day: localDay(instant ?? Date.now(), timezone) });
    return {
      notes: flagged,
      shown,
      show: (show) => choose(CHOICE, show ? undefined : HIDDEN),
      open: () => setRequest({ day: undefined }),
      ...(mayWrite ? { add } : {}),
    };
  }, [flagged, shown, choose, mayWrite, timezone]);
  return (
    <ChartNotesProvider value={value}>
      {children}
      {request !== undefined && (
        <Suspense>
          <NotesDrawer day={request.day} onClose={() => setRequest(undefined)} />
        </Suspense>
      )}
    </ChartNotesProvider>
  );
}
