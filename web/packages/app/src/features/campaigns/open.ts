import { encodeView } from '@callsight/client-model';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useView } from '../../data';

/** Goes to the page of a campaign, in the same view. */
export function useOpenCampaign(): (id: string) => void {
  const navigate = useNavigate();
  const { view } = useView();
  return useCallback(
    (id) => {
      const filters = view.filters.filter(({ dimension }) => dimension !== 'campaign');
      void navigate({
        to: `/analytics/campaigns/${encodeURIComponent(id)}` as never,
        search: { raw: encodeView({ ...view, filters, drill: undefined }) } as never,
      });
    },
    [navigate, view],
  );
}
