import type { ChartTable } from './kinds/kind';

const FORMULA_START = /^[=+\-@\t\r\n]/;

/** The table as CSV (RFC 4180) with bare numbers; text that a spreadsheet would run as a formula is quoted with '. */
export function csvOf(table: ChartTable): string {
  const header = table.columns.map((column) => csvText(column.label)).join(',');
  const rows = table.rows.map((row) => row.cells.map((cell) => csvCell(cell.raw)).join(','));
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

/** The table as tab-separated values, as it is read: for the clipboard. */
export function tsvOf(table: ChartTable): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const header = table.columns.map((column) => clean(column.label)).join('\t');
  const rows = table.rows.map((row) => row.cells.map((cell) => clean(cell.text)).join('\t'));
  return [header, ...rows].join('\n');
}

function csvCell(raw: string | number | null): string {
  if (raw === null) return '';
  return typeof raw === 'number' ? String(raw) : csvText(raw);
}

function csvText(text: string): string {
  const guarded = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
