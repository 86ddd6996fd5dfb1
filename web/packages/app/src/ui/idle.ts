/** Runs what can wait, once nothing else is to be done, and at the latest after so many milliseconds. */
export function whenIdle(work: () => void, latest: number): () => void {
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, latest);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: latest });
  return () => cancelIdleCallback(handle);
}
