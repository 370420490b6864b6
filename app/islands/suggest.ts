/**
 * Proposes places below a field while somebody types: the "editable combobox with list autocomplete" of the ARIA
 * Authoring Practices. What is typed stays what is sent until a proposal is chosen. Without this island the field is
 * sent as it is, so a request that fails proposes nothing and says nothing.
 */
import type { PlaceSuggestion } from '#app/geo/place-suggestions.ts';
import type { Text } from '#app/text/locale.ts';

type Words = Text['suggestions'];

/** Milliseconds without a key before the server is asked. */
const PAUSE = 150;
const SHORTEST_QUERY = 2;

export function mount(element: HTMLElement): void {
  const input = element.querySelector('input');
  const { source, words: json } = element.dataset;
  if (!input || !source || !json) return;
  const words: Words = JSON.parse(json);
  const { list, status } = addList(element, input, words);

  let places: PlaceSuggestion[] = [];
  let active = -1;
  let timer = 0;
  let request = new AbortController();

  function close() {
    window.clearTimeout(timer);
    request.abort();
    list.hidden = true;
    active = -1;
    input?.setAttribute('aria-expanded', 'false');
    input?.removeAttribute('aria-activedescendant');
  }

  function propose(found: PlaceSuggestion[]) {
    places = found;
    active = -1;
    list.replaceChildren(...places.map((place, index) => optionFor(`${list.id}-${index}`, place, words)));
    list.hidden = places.length === 0;
    input?.setAttribute('aria-expanded', String(places.length > 0));
    input?.removeAttribute('aria-activedescendant');
    status.textContent =
      places.length === 0
        ? words.none
        : places.length === 1
          ? words.one
          : words.many.replace('{count}', String(places.length));
  }

  function ask(query: string) {
    request.abort();
    const mine = new AbortController();
    request = mine;
    fetch(`${source}?${new URLSearchParams({ q: query })}`, { signal: mine.signal })
      .then((response): Promise<{ places: PlaceSuggestion[] }> => response.json())
      .then((answer) => {
        if (!mine.signal.aborted && document.activeElement === input) propose(answer.places);
      })
      .catch(() => {
        if (!mine.signal.aborted) close();
      });
  }

  /** Lights an option; past either end is the field itself. */
  function light(index: number) {
    active = index >= places.length ? -1 : index < -1 ? places.length - 1 : index;
    for (const [place, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(place === active));
      if (place === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) input?.removeAttribute('aria-activedescendant');
    else input?.setAttribute('aria-activedescendant', `${list.id}-${active}`);
  }

  function choose(index: number) {
    const place = places[index];
    if (!place || !input) return;
    input.value = place.value;
    close();
    status.textContent = words.chosen.replace('{place}', place.label);
  }

  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    request.abort();
    const query = input.value.trim().replace(/\s+/g, ' ').toLowerCase();
    if (query.length < SHORTEST_QUERY) {
      close();
      status.textContent = '';
    } else timer = window.setTimeout(() => ask(query), PAUSE);
  });

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown') light(active + 1);
    else if (event.key === 'ArrowUp') light(active - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && active >= 0) choose(active);
    else return;
    event.preventDefault();
  });

  input.addEventListener('blur', close);
  // The field keeps its focus while a finger or the mouse is on the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option) choose([...list.children].indexOf(option));
  });
}

function addList(element: HTMLElement, input: HTMLInputElement, words: Words) {
  const list = document.createElement('ul');
  list.id = `${input.id}-propositions`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.label);
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  element.append(list, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  // The browser's own list would cover this one.
  input.autocomplete = 'off';
  input.spellcheck = false;
  return { list, status };
}

/** Texts go in as texts, never as HTML. */
function optionFor(id: string, place: PlaceSuggestion, words: Words): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.className = 'suggestion';
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.append(place.label);
  if (place.kind !== 'commune') {
    const kind = document.createElement('span');
    kind.className = 'soft small';
    kind.textContent = ` ${words.kinds[place.kind]}`;
    option.append(kind);
  }
  return option;
}
