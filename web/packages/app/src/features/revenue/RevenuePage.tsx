import { MetricHelp } from '../../drill';
import {
  CalendarCard,
  Distribution,
  FigureGroups,
  firstOf,
  LevelRanking,
  MetricOverTime,
  MetricsOverTime,
  Ranking,
  REGIONS,
  Section,
  SPAN,
  StackOverTime,
  StageCard,
  TabPage,
  WithoutRate,
  WorldCard,
} from '../../panels';
import { ExpectedClose } from './ExpectedClose';
import { MarginBy } from './Margin';
import { People } from './People';
import {
  CUSTOMER_METRICS,
  DAILY,
  DEALS_OVER_TIME,
  GROUPS,
  MARGINS,
  PLACE_METRICS,
  PRODUCT_METRICS,
  RECURRING,
  SIZE_METRICS,
  SIZES,
  SPLITS,
  STAGE_METRICS,
  UNCONVERTED,
  WIN_RATES,
} from './questions';
import { RecurringWaterfall } from './RecurringWaterfall';

const OVER_TIME_CARD = { id: 'revenue-over-time', metric: 'revenue.total', splits: SPLITS };

/** What is asked before the page is drawn. */
export const asks = firstOf({ groups: GROUPS, stack: OVER_TIME_CARD });

/** What came in, what recurs, what will come? */
export function RevenuePage() {
  return (
    <TabPage title="Revenue">
      <FigureGroups groups={GROUPS} />
      <WithoutRate metrics={UNCONVERTED} />
      <StackOverTime
        {...OVER_TIME_CARD}
        className={SPAN.full}
        title="Revenue over time"
        height={300}
        forecast
      />
      <Section title="Recurring" />
      <RecurringWaterfall className={SPAN.seven} />
      <MetricOverTime
        className={SPAN.five}
        title="Recurring revenue over time"
        id="recurring"
        metrics={RECURRING}
        height={300}
      />
      <Section title="Pipeline" />
      <Pipeline />
      <ExpectedClose className={SPAN.seven} />
      <StageCard className={SPAN.full} subject="deal" />
      <Section title="Deals" />
      <MetricsOverTime
        className={SPAN.half}
        title="Win rate over time"
        id="win-rate"
        calm
        subtitle="By count and by value of the deals closed"
        metrics={WIN_RATES}
        mark="line"
        height={260}
      />
      <MetricOverTime
        className={SPAN.half}
        title="Deals over time"
        id="deals"
        calm
        metrics={DEALS_OVER_TIME}
        height={260}
      />
      <Distribution
        className={SPAN.full}
        title="Deals by size"
        id="deal-size"
        metrics={SIZE_METRICS}
        spreads={SIZES}
        height={240}
      />
      <Section title="Teams and people" />
      <People />
      <Section title="Margin" />
      <MetricOverTime
        className={SPAN.half}
        title="Margin over time"
        id="margin"
        calm
        metrics={MARGINS}
        height={260}
      />
      <MarginBy />
      <Section title="What and who" />
      <Products />
      <Customers />
      <Section title="Where and when" />
      <WorldCard
        className={SPAN.seven}
        title="Revenue by country"
        metric="revenue.total"
        height={330}
        emptyHint="Payments say where they are from by country."
      />
      <LevelRanking
        className={SPAN.five}
        levels={REGIONS}
        help={<MetricHelp metric="revenue.total" />}
        metrics={PLACE_METRICS}
        share
        limit={200}
        maxHeight={330}
      />
      <CalendarCard className={SPAN.full} title="Day by day" id="revenue-days" metrics={DAILY} />
    </TabPage>
  );
}

/** Open deals by how far they have come. */
function Pipeline() {
  return (
    <Ranking
      className={SPAN.five}
      title="Pipeline by stage"
      subtitle="Deals open at the end of the range; weighted by their probability."
      help={<MetricHelp metric="leads.pipeline_value" />}
      dimension="stage"
      nameLabel="Stage"
      metrics={STAGE_METRICS}
      share
      limit={50}
      maxHeight={300}
      emptyHint="Deals that are not closed stand in the pipeline, with their stage."
    />
  );
}

function Products() {
  return (
    <Ranking
      className={SPAN.wide}
      title="Product lines"
      help={<MetricHelp metric="revenue.total" />}
      dimension="product_line"
      nameLabel="Product line"
      metrics={PRODUCT_METRICS}
      share
      change
      limit={50}
      maxHeight={360}
      emptyHint="Payments and deals say what was sold by productLine."
    />
  );
}

function Customers() {
  return (
    <Ranking
      className={SPAN.narrow}
      title="Customers"
      subtitle="The fifty that paid most."
      help={<MetricHelp metric="revenue.total" />}
      dimension="customer"
      nameLabel="Customer"
      metrics={CUSTOMER_METRICS}
      share
      numbered
      knownOnly
      limit={50}
      maxHeight={360}
      emptyHint="Payments name their customer by customerId."
    />
  );
}
