/** Whatever there is, whenever it was: a hundred years, the longest range there is. */
export const ALL_TIME = { start: '1970-01-01', end: '2069-12-31' } as const;
