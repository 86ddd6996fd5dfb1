import { type Chart, chartNotes, chartTable, isEmptyChart } from '@callsight/charts';
import type { Format } from '@callsight/client-model';
import type { ReactNode } from 'react';
import { Card, type CardState, ChartSkeleton, Empty } from '../ui';
import classes from './ChartCard.module.css';
import { ChartMenu } from './ChartMenu';
import { ChartTableView } from './ChartTableView';
import { ChartView, type Choose } from './ChartView';
import { useChartContext } from './context';
import { useNoted } from './notes';
import { useAsTable } from './shown-as';

interface ChartCardProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly help?: ReactNode;
  /** Beside the chart's own menu, such as what to split by. */
  readonly actions?: ReactNode;
  readonly state?: CardState;
  /** Undefined until there is an answer. */
  readonly chart: Chart | undefined;
  readonly format: Format;
  /** Pixels. */
  readonly height: number;
  readonly onChoose?: Choose;
  /** What a click does. */
  readonly hint?: string;
  readonly emptyTitle?: string;
  /** Why there may be nothing, and what to do. */
  readonly emptyHint?: string;
  readonly className?: string;
  /** Below the chart. */
  readonly footer?: ReactNode;
}

const DEFAULT_WIDTH = 960;
/** A line below the chart with its margin, in pixels. */
const NOTES_HEIGHT = 23;

const HINT = 'Click for the records, shift-click to look closer';

/** A chart in a card: states, table, data and pictures come with it. */
export function ChartCard(props: ChartCardProps) {
  const { chart, title } = props;
  const [asTable, setAsTable] = useAsTable(title);
  const context = useChartContext(props.format, DEFAULT_WIDTH);
  const noted = useNoted(chart);
  const shown = noted !== undefined && !isEmptyChart(noted) ? noted : undefined;
  return (
    <Card
      title={title}
      {...given(props)}
      actions={
        <>
          {props.actions}
          {shown === undefined ? (
            <span className={classes.menuPlace} />
          ) : (
            <ChartMenu
              title={title}
              chart={shown}
              context={context}
              asTable={asTable}
              onAsTable={setAsTable}
            />
          )}
        </>
      }
      skeleton={<ChartSkeleton height={props.height} />}
    >
      <Body {...props} shown={shown} asTable={asTable} />
    </Card>
  );
}

function given({ subtitle, help, state, className }: ChartCardProps) {
  return {
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(help === undefined ? {} : { help }),
    ...(state === undefined ? {} : { state }),
    ...(className === undefined ? {} : { className }),
  };
}

type BodyProps = ChartCardProps & { readonly shown: Chart | undefined; readonly asTable: boolean };

function Body({ shown, asTable, ...props }: BodyProps) {
  const context = useChartContext(props.format, DEFAULT_WIDTH);
  if (shown === undefined) {
    return (
      <div className={classes.empty} style={{ minHeight: props.height }}>
        <Empty title={props.emptyTitle ?? 'Nothing in this range'}>
          {props.emptyHint ?? 'Pick another range or remove a filter.'}
        </Empty>
      </div>
    );
  }
  const choose = props.onChoose === undefined ? {} : { onChoose: props.onChoose };
  const notes = chartNotes(shown, context);
  // The card stays as high as before it had a chart.
  const height = notes.length > 0 ? props.height - NOTES_HEIGHT : props.height;
  return (
    <>
      {asTable ? (
        <ChartTableView
          table={chartTable(shown, context)}
          caption={props.title}
          height={height}
          {...choose}
        />
      ) : (
        <ChartView
          chart={shown}
          format={props.format}
          height={height}
          hint={props.hint ?? HINT}
          {...choose}
        />
      )}
      {notes.length > 0 && <p className={classes.notes}>{notes.join(' ')}</p>}
      {props.footer}
    </>
  );
}
