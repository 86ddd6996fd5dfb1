/** The fields of a question: metrics, dimensions, filters and how its answer is cut. */
export { ChartPicker } from './ChartPicker';
export { FilterEditor } from './FilterEditor';
export { QuestionFields } from './QuestionFields';
