/** A button that copies what a field holds, and says so: hidden until it can. The field stays there for everybody else. */
export function mount(element: HTMLElement): void {
  const field = document.getElementById(element.dataset.field ?? '');
  const status = element.querySelector<HTMLElement>('[role=status]');
  const selectable = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!selectable || !status || !navigator.clipboard) return;
  element.querySelector('button')?.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.copied ?? '';
    } catch {
      // Browsers refuse it to some pages and people: the text is selected, ready to be copied by hand.
      status.textContent = status.dataset.failed ?? '';
    }
  });
  element.hidden = false;
}
