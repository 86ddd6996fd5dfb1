import { categoryAxis } from '../base';
import type { HeatChart } from '../chart';
import { NARROW } from '../context';
import { weekdayName } from '../format/time';
import { cellsKind } from './cells';
import type { Kind } from './kind';

const HOURS = 24;
const DAYS = 7;

/** Hour of the day by weekday. */
export const heatKind: Kind<HeatChart> = cellsKind<HeatChart>({
  axes(chart, context) {
    const across = categoryAxis(
      context,
      Array.from({ length: HOURS }, (_, hour) => hourName(hour)),
    );
    const every = context.width < NARROW ? 6 : 3;
    return {
      across: {
        ...across,
        axisLabel: { ...across.axisLabel, interval: (hour: number) => hour % every === 0 },
      },
      down: categoryAxis(
        context,
        weekdays(chart.weekStart).map((day) => weekdayName(day, context.locale, 'short')),
      ),
    };
  },
  rowsOf: () => DAYS,
  placeOf: ({ weekday, hour }, { weekStart }) => ({
    row: weekdays(weekStart).indexOf(weekday),
    column: hour,
  }),
  nameLabels: () => ['Weekday', 'Hour'],
  namesOf: ({ weekday, hour }, _, { locale }) => [
    weekdayName(weekday, locale, 'long'),
    hourName(hour),
  ],
  titleOf: ({ weekday, hour }, _, { locale }) =>
    `${weekdayName(weekday, locale, 'long')}, ${hourName(hour)}–${hourName((hour + 1) % HOURS)}`,
});

/** The ISO weekdays in the order of a week that begins at `first`. */
function weekdays(first: number): readonly number[] {
  return Array.from({ length: DAYS }, (_, index) => ((first - 1 + index) % DAYS) + 1);
}

function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
