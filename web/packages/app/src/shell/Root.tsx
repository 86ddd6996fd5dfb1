import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createQueryClient } from '../data';
import { ThemeProvider } from '../ui/theme';
import { router } from './router';

/** The whole app: theme, answers, router. */
export function Root() {
  const [queries] = useState(createQueryClient);
  return (
    <ThemeProvider>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
