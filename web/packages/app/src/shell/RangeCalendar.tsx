import { isDate, type RangeInput } from '@callsight/client-model';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useState } from 'react';

const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

interface RangeCalendarProps {
  readonly range: RangeInput;
  readonly weekStart: string;
  readonly pick: (range: RangeInput) => void;
}

/** Two clicks pick the first and the last day. */
export function RangeCalendar({ range, weekStart, pick }: RangeCalendarProps) {
  const [days, setDays] = useState<[string | null, string | null]>(daysOf(range));
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      weekendDays={[]}
      hideOutsideDates
      value={days}
      firstDayOfWeek={Math.max(0, WEEKDAYS.indexOf(weekStart as (typeof WEEKDAYS)[number])) as 0}
      ariaLabels={{
        previousMonth: 'Previous month',
        nextMonth: 'Next month',
        previousYear: 'Previous year',
        nextYear: 'Next year',
      }}
      onChange={(picked) => {
        setDays(picked);
        const [start, end] = picked;
        if (start !== null && end !== null) pick({ start, end });
      }}
    />
  );
}

function daysOf(range: RangeInput): [string | null, string | null] {
  if (typeof range === 'string' || !isDate(range.start)) return [null, null];
  return [range.start, range.end];
}
