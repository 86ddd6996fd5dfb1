import {
  comparisonLabel,
  type DashboardContent,
  type FilterTree,
  filterText,
  isTest,
  nameOf,
  rangeText,
} from '@callsight/client-model';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCatalog, useFormat, useView } from '../../../data';
import { openingView } from '../content';
import classes from '../Dashboards.module.css';
import { isSame } from '../history';
import { FiltersDialog } from './FiltersDialog';
import type { Drafting } from './useDraft';

/** With which range, comparison and filters the dashboard opens, and the way to take those of the page. */
export function OpeningTerms({ draft }: { readonly draft: Drafting }) {
  const { view } = useView();
  const words = useTermWords(draft.content);
  const [open, setOpen] = useState(false);
  const { range, comparison, filters } = view;
  const isKept = isSame(openingView(draft.content), { range, comparison, filters });
  return (
    <div className={classes.facts}>
      <span>Opens with {words}.</span>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        Filters
      </Button>
      {!isKept && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() =>
            draft.change((content) => ({
              ...content,
              timeRange: range,
              comparison,
              filters: [...content.filters.filter((each) => !isTest(each)), ...filters],
            }))
          }
        >
          Open with what the page shows now
        </Button>
      )}
      {open && <FiltersDialog draft={draft} close={() => setOpen(false)} />}
    </div>
  );
}

function useTermWords(content: DashboardContent): string {
  const format = useFormat();
  const catalog = useCatalog();
  const { range, comparison } = openingView(content);
  const compared = comparison.map((kind) => comparisonLabel(kind, range)).join(' and ');
  const words = (filter: FilterTree): string => {
    if (isTest(filter)) {
      return filterText(filter, catalog, (dimension, value) => nameOf(undefined, dimension, value));
    }
    const [parts, join] = 'or' in filter ? [filter.or, ' or '] : [filter.and, ' and '];
    return `(${parts.map(words).join(join)})`;
  };
  const narrowed = content.filters.map(words);
  return [
    rangeText(range, format).toLowerCase(),
    compared === '' ? 'no comparison' : `against ${compared}`,
    narrowed.length === 0 ? 'no filters' : narrowed.join(', '),
  ].join(', ');
}
