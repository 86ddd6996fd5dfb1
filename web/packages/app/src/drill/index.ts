/** From a number to its meaning and its records. */
export { DrillPanel } from './DrillPanel';
export { DrillRecords } from './DrillRecords';
export { MetricHelp } from './MetricHelp';
export { ReceiptFacts } from './ReceiptFacts';
