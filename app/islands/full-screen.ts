/** A button that shows the page on the whole screen; where a browser does not let it, it stays hidden. */
export function mount(element: HTMLElement): void {
  if (!document.fullscreenEnabled) return;
  element.addEventListener('click', () => {
    void document.documentElement.requestFullscreen();
  });
  document.addEventListener('fullscreenchange', () => {
    element.hidden = document.fullscreenElement !== null;
  });
  element.hidden = false;
}
