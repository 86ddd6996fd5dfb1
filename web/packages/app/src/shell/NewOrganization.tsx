import { lazy, Suspense } from 'react';

const CreateOrganization = lazy(async () => ({
  default: (await import('../features/settings')).CreateOrganization,
}));

interface NewOrganizationProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The form of a new organization, loaded when it is asked for. */
export function NewOrganization({ opened, onClose }: NewOrganizationProps) {
  if (!opened) return null;
  return (
    <Suspense>
      <CreateOrganization onClose={onClose} />
    </Suspense>
  );
}
