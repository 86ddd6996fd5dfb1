import type { DashboardContent } from '@callsight/client-model';
import { encodeView, type View } from '@callsight/client-model';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useView } from '../../data';
import { openingView } from './content';

/** Which dashboard the view of the address was opened with. */
const OPENED = 'dashboard';

export interface Address {
  readonly to: never;
  readonly search: never;
}

/** Addresses of the dashboards' pages. */
export function useAddresses() {
  const { view } = useView();
  return {
    list: address('', fresh(view)),
    /** Opens as the dashboard says, not as the page was. */
    board: (id: string) => address(`/${id}`, fresh(view)),
    /** Keeps the range and filters of the page. */
    boardAsItIs: (id: string) => address(`/${id}`, view),
    edit: (id: string) => address(`/${id}/edit`, view),
  };
}

export function useGo() {
  const navigate = useNavigate();
  return useCallback((target: Address) => void navigate(target), [navigate]);
}

function address(path: string, view: View): Address {
  return {
    to: `/analytics/dashboards${path}` as never,
    search: { raw: encodeView({ ...view, drill: undefined }) } as never,
  };
}

function fresh(view: View): View {
  const { [OPENED]: _, ...choices } = view.choices;
  return { ...view, choices };
}

/** Opens a dashboard with its own range, comparison and filters, once; true when the page shows them or what was picked since. */
export function useOpened(id: string, content: DashboardContent | undefined): boolean {
  const { view, change } = useView();
  const opened = view.choices[OPENED] === id;
  useEffect(() => {
    if (opened || content === undefined) return;
    change({ ...openingView(content), choices: { ...view.choices, [OPENED]: id } }, true);
  }, [opened, content, change, id, view.choices]);
  return opened;
}
