import {
  type Chart,
  type ChartContext,
  chartTable,
  csvOf,
  type TimeChart,
  tsvOf,
} from '@callsight/charts';
import { Menu } from '@mantine/core';
import {
  IconChartBar,
  IconDots,
  IconDownload,
  IconEye,
  IconEyeOff,
  IconNote,
  IconNotes,
  IconPhoto,
  IconTable,
  IconTexture,
} from '@tabler/icons-react';
import { IconButton, MenuButton } from '../ui';
import { CopyItem } from './CopyItem';
import { useChartNotes } from './notes';
import { usePatterns } from './patterns';
import { fileName, pngImage, saveFile, svgImage } from './save';

interface ChartMenuProps {
  readonly title: string;
  readonly chart: Chart;
  readonly context: ChartContext;
  readonly asTable: boolean;
  readonly onAsTable: (asTable: boolean) => void;
}

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

/** What can be done with a chart: read it as a table, take its data or its picture along. */
export function ChartMenu({ title, chart, context, asTable, onAsTable }: ChartMenuProps) {
  const [patterns, setPatterns] = usePatterns();
  const name = fileName(title);
  const csv = () =>
    new Blob([csvOf(chartTable(chart, context))], { type: 'text/csv;charset=utf-8' });
  const toggle = asTable ? 'Show as chart' : 'Show as table';
  return (
    <>
      <IconButton
        aria-label={`${toggle}: ${title}`}
        title={toggle}
        onClick={() => onAsTable(!asTable)}
      >
        {asTable ? <IconChartBar {...ICON} /> : <IconTable {...ICON} />}
      </IconButton>
      <MenuButton
        position="bottom-end"
        button={
          <IconButton aria-label={`More for ${title}`}>
            <IconDots {...ICON} />
          </IconButton>
        }
      >
        <Menu.Item
          leftSection={<IconDownload {...ICON} />}
          onClick={() => saveFile(csv(), `${name}.csv`)}
        >
          Download CSV
        </Menu.Item>
        <CopyItem data={() => tsvOf(chartTable(chart, context))} />
        <Menu.Item
          leftSection={<IconPhoto {...ICON} />}
          onClick={() =>
            void pngImage(chart, context).then((file) => saveFile(file, `${name}.png`))
          }
        >
          Save as PNG
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto {...ICON} />}
          onClick={() =>
            void svgImage(chart, context).then((file) => saveFile(file, `${name}.svg`))
          }
        >
          Save as SVG
        </Menu.Item>
        {chart.kind === 'time' && <NoteItems chart={chart} />}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTexture {...ICON} />} onClick={() => setPatterns(!patterns)}>
          {patterns ? 'Colours only' : 'Patterns beside colours'}
        </Menu.Item>
      </MenuButton>
    </>
  );
}

/** Notes on dates: add one, look at all, take them off the charts. */
function NoteItems({ chart }: { readonly chart: TimeChart }) {
  const notes = useChartNotes();
  if (notes === undefined) return null;
  const { add } = notes;
  return (
    <>
      <Menu.Divider />
      {add !== undefined && (
        <Menu.Item
          leftSection={<IconNote {...ICON} />}
          onClick={() => add(chart.buckets.at(-1)?.start)}
        >
          Add a note
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconNotes {...ICON} />} onClick={notes.open}>
        All notes
      </Menu.Item>
      <Menu.Item
        leftSection={notes.shown ? <IconEyeOff {...ICON} /> : <IconEye {...ICON} />}
        onClick={() => notes.show(!notes.shown)}
      >
        {notes.shown ? 'Hide notes' : 'Show notes'}
      </Menu.Item>
    </>
  );
}
