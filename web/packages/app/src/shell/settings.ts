import { DEFAULT_VIEW, encodeView } from '@callsight/client-model';
import { useNavigate } from '@tanstack/react-router';
import { useView } from '../data';

/** The pages of the settings as the palette offers them; the feature itself is loaded when one is opened. */
export const SETTINGS = [
  { id: 'general', label: 'Settings: general' },
  { id: 'members', label: 'Settings: members' },
  { id: 'keys', label: 'Settings: API keys' },
  { id: 'names', label: 'Settings: names' },
  { id: 'rates', label: 'Settings: exchange rates' },
  { id: 'data', label: 'Settings: data' },
  { id: 'audit', label: 'Settings: audit log' },
] as const;

/** Opens a page of the settings; range and filters stay behind, the organization comes along. */
export function useGoToSettings(): (section: (typeof SETTINGS)[number]['id']) => void {
  const navigate = useNavigate();
  const { view } = useView();
  const raw = encodeView({ ...DEFAULT_VIEW, organization: view.organization });
  return (section) =>
    void navigate({ to: `/settings/${section}` as never, search: { raw } as never });
}
