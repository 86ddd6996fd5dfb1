import { createContext } from 'react';
import type { Scheme } from './tokens';

/** What a part of the page has set for itself; undefined where it is as the app is. */
export const SchemeContext = createContext<
  { readonly scheme: Scheme; readonly fontSize: number } | undefined
>(undefined);
