/** Cards that ask a question and show its answer: what the tabs are made of. */
export { comparedWith, useAgainst, useKnownAnswer } from './asked';
export { CalendarCard } from './CalendarCard';
export { ChoicePicker, MetricPicker, SplitPicker } from './ChoicePicker';
export { useChoice } from './choice';
export { useChoose } from './choose';
export { Distribution, type Spread } from './Distribution';
export { type FigureGroupFacts, FigureGroups } from './FigureGroup';
export { FirstRecords } from './FirstRecords';
export { FunnelCard } from './FunnelCard';
export { firstOf } from './first';
export { Hours } from './Hours';
export { LevelRanking } from './LevelRanking';
export { MetricOverTime } from './MetricOverTime';
export { MetricsOverTime } from './MetricsOverTime';
export { measureOf } from './measures';
export { PartsCard } from './PartsCard';
export { ChartPicker, FilterEditor, QuestionFields } from './question';
export { Ranking } from './Ranking';
export { useRefusal, useRefusalOf } from './refusal';
export { SplitRanking } from './SplitRanking';
export { StackOverTime } from './StackOverTime';
export { StageCard } from './StageCard';
export { StagesBy } from './StagesBy';
export { filterOn, filterOnAny, idOf } from './split';
export { Section, SPAN, TabPage } from './TabPage';
export { bucketsOf, comparisonsOf, type Layer } from './timeline';
export { useTurn } from './turns';
export { WithoutRate } from './WithoutRate';
export { WorldCard } from './WorldCard';
export { CAMPAIGNS, PEOPLE, PLACES, REGIONS } from './ways';
export {
  AnswerTable,
  CHART_LABELS,
  ChartWidget,
  FigureWidget,
  questionOf,
  unfit,
  useWidgetTitle,
  usualTitle,
  WidgetCard,
} from './widgets';
