/**
 * Maps are heavy: their code, styles and outlines are fetched when one comes near what the reader sees, after the
 * list that says the same.
 */
export function mount(element: HTMLElement): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void import('./session-map.tsx').then(({ draw }) => draw(element));
    },
    { rootMargin: '200px' },
  );
  observer.observe(element);
}
