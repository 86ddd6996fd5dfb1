import type { RehearsedCourse } from '@callsight/client-model';
import { Select } from '@mantine/core';

interface GroupPickerProps {
  readonly courses: readonly RehearsedCourse[];
  readonly value: RehearsedCourse | undefined;
  readonly onChange: (group: string | null) => void;
}

/** Which group is drawn: those that fired most are offered. */
export function GroupPicker({ courses, value, onChange }: GroupPickerProps) {
  return (
    <Select
      size="xs"
      aria-label="Group that is drawn"
      data={courses.map(({ group }) => group ?? '')}
      value={value?.group ?? null}
      onChange={onChange}
      allowDeselect={false}
    />
  );
}
