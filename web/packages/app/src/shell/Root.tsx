import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ThemeProvider } from '../ui/theme';
import { Tips } from '../ui/tips';
import { queries } from './queries';
import { router } from './router';

/** The whole app: theme, answers, router. */
export function Root() {
  return (
    <ThemeProvider>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Tips />
    </ThemeProvider>
  );
}
