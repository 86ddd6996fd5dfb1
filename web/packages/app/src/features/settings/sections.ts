/** The pages of the settings, in the order they are offered. */
export const SECTIONS = [
  { id: 'general', label: 'General' },
  { id: 'members', label: 'Members' },
  { id: 'keys', label: 'API keys' },
  { id: 'names', label: 'Names' },
  { id: 'rates', label: 'Exchange rates' },
  { id: 'data', label: 'Data' },
  { id: 'audit', label: 'Audit log' },
] as const;

export type SectionId = (typeof SECTIONS)[number]['id'];
