import {
  type Drill,
  encodeTree,
  type FilterTree,
  type RecordsQuery,
} from '@callsight/client-model';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMetric } from './answers';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view-provider';

/** Rows a page of records holds. */
export const RECORDS_PAGE = 100;

/**
 * The question for the rows behind a drill, in the view of the address; a rate's counted rows unless
 * the drill says otherwise. Undefined until the metric is known.
 */
export function useRecordsQuery(drill: Drill): RecordsQuery | undefined {
  const { organization, view } = useView();
  const metric = useMetric(drill.metric);
  if (organization === undefined || metric === undefined) return undefined;
  const part = drill.part ?? (metric.type === 'ratio' ? 'numerator' : undefined);
  const filters = distinct([...view.filters, ...drill.filters]);
  return {
    organizationId: organization.id,
    metrics: [drill.metric],
    timeRange: drill.range ?? view.range,
    limit: RECORDS_PAGE,
    ...(part === undefined ? {} : { part }),
    ...(filters.length === 0 ? {} : { filters }),
  };
}

/** The rows behind a number, page after page. */
export function useRecords(query: RecordsQuery | undefined) {
  const result = useInfiniteQuery({
    queryKey: ['records', query],
    queryFn: ({ pageParam, signal }) => {
      const page = pageParam === null ? {} : { cursor: pageParam };
      return client.records({ ...(query as RecordsQuery), ...page }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: query !== undefined,
  });
  return { ...result, problem: problemOf(result.error) };
}

/** Downloads a CSV file and hands it to the browser under the given name. */
export function useDownload() {
  return useMutation({
    mutationFn: async (input: { name: string; file: () => Promise<Blob> }) => {
      saveFile(await input.file(), input.name);
    },
  });
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function distinct(filters: readonly FilterTree[]): readonly FilterTree[] {
  return [...new Map(filters.map((filter) => [encodeTree(filter), filter])).values()];
}
