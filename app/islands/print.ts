/** A button that prints the page: hidden until it can. */
export function mount(button: HTMLElement): void {
  button.addEventListener('click', () => window.print());
  button.hidden = false;
}
