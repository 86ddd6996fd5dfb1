/** The app's state: session, address, answers. The only room that talks to the server. */

export { type Asks, askFirst } from './ahead';
export {
  useAlert,
  useAlertActions,
  useAlertDeliveries,
  useAlertHistory,
  useAlertNews,
  useAlerts,
  useRehearsal,
} from './alerts';
export { useAnnotations } from './annotations';
export { type Asked, findMetric, type Question, useAnswer, useMetric } from './answers';
export { client } from './client';
export {
  useDashboard,
  useDashboardChanges,
  useDashboards,
  useDashboardTemplates,
  useMayBuild,
} from './dashboards';
export { type DimensionValues, useDimensionNames, useDimensionValues } from './dimensions';
export { inputOf, useGoalHistory, useGoals } from './goals';
export {
  type AskedInsight,
  ATTRIBUTED,
  useAttribution,
  useForecast,
  useScores,
  useStages,
} from './insights';
export { Live, type LiveState, useLiveState } from './live';
export { createQueryClient, problemOf, useQuiet } from './queries';
export { RECORDS_PAGE, useDownload, useRecords, useRecordsQuery } from './records';
export { Scope } from './scope';
export * from './session';
export * from './settings';
export { type RawSearch, searchCodec, type ViewControl } from './view';
export { useCatalog, useCatalogPending, useFormat, useView, ViewProvider } from './view-provider';
