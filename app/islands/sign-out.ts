import { forgetLists } from './kept-lists.ts';

/** A form that signs out: names that this phone keeps go first. */
export function mount(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void forgetLists().finally(() => form.submit());
  });
}
