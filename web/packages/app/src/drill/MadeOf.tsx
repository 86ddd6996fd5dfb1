import type { Catalog, CatalogMetric, Drill } from '@callsight/client-model';
import { Button, Group } from '@mantine/core';
import { useCatalog, useMetric, useView } from '../data';
import { Empty } from '../ui';

/** A figure computed from several kinds of records has none of its own: offers those of its parts. */
export function MadeOf({ drill }: { readonly drill: Drill }) {
  const { openDrill } = useView();
  const metric = useMetric(drill.metric);
  const parts = partsOf(metric, useCatalog());
  return (
    <Empty
      title={`${metric?.label ?? 'This figure'} is computed from other figures`}
      action={
        <Group gap="xs">
          {parts.map((part) => (
            <Button
              key={part.id}
              size="xs"
              variant="default"
              onClick={() => openDrill(drillInto(part, drill))}
            >
              Records of {part.label.toLowerCase()}
            </Button>
          ))}
        </Group>
      }
    >
      {metric?.formula}
    </Empty>
  );
}

/** The metrics that a formula names, each once. */
function partsOf(metric: CatalogMetric | undefined, catalog: Catalog | undefined) {
  const named = new Set(metric?.formula.match(/[a-z_]+\.[a-z0-9_]+/g));
  return catalog?.metrics.filter(({ id }) => named.has(id) && id !== metric?.id) ?? [];
}

function drillInto(part: CatalogMetric, drill: Drill): Drill {
  return {
    metric: part.id,
    filters: drill.filters,
    ...(drill.range === undefined ? {} : { range: drill.range }),
  };
}
