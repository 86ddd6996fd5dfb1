import {
  comparisonLabel,
  type DashboardContent,
  filterText,
  isTest,
  nameOf,
  rangeText,
} from '@callsight/client-model';
import { Button } from '@mantine/core';
import { useCatalog, useFormat, useView } from '../../../data';
import { openingView } from '../content';
import classes from '../Dashboards.module.css';
import { isSame } from '../history';
import type { Drafting } from './useDraft';

/** With which range, comparison and filters the dashboard opens, and the way to take those of the page. */
export function OpeningTerms({ draft }: { readonly draft: Drafting }) {
  const { view } = useView();
  const words = useTermWords(draft.content);
  const { range, comparison, filters } = view;
  const isKept = isSame(openingView(draft.content), { range, comparison, filters });
  return (
    <div className={classes.facts}>
      <span>Opens with {words}.</span>
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
    </div>
  );
}

function useTermWords(content: DashboardContent): string {
  const format = useFormat();
  const catalog = useCatalog();
  const { range, comparison, filters } = openingView(content);
  const compared = comparison.map((kind) => comparisonLabel(kind, range)).join(' and ');
  const narrowed = filters.map((filter) =>
    filterText(filter, catalog, (dimension, value) => nameOf(undefined, dimension, value)),
  );
  return [
    rangeText(range, format).toLowerCase(),
    compared === '' ? 'no comparison' : `against ${compared}`,
    narrowed.length === 0 ? 'no filters' : narrowed.join(', '),
  ].join(', ');
}
