import { createQueryClient } from '../data';

/** Every answer of the page. */
export const queries = createQueryClient();
