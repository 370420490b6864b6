/**
 * Maps are heavy: their code, styles and outlines are fetched when one comes near what the reader sees, after the
 * list that says the same.
 */
export function mount(element: HTMLElement): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      const module =
        element.dataset.place === undefined ? import('./session-map.tsx') : import('./place-map.ts');
      void module.then(({ draw }) => draw(element));
    },
    { rootMargin: '200px' },
  );
  observer.observe(element);
}
