/** Cards that ask a question and show its answer: what the tabs are made of. */
export { Distribution, type Spread } from './Distribution';
export { type FigureGroupFacts, FigureGroups } from './FigureGroup';
export { Hours } from './Hours';
export { LevelRanking } from './LevelRanking';
export { MetricOverTime } from './MetricOverTime';
export { PartsCard } from './PartsCard';
export { Ranking } from './Ranking';
export { StackOverTime } from './StackOverTime';
export { SPAN, TabPage } from './TabPage';
export { WorldCard } from './WorldCard';
export { PEOPLE, PLACES, REGIONS } from './ways';
