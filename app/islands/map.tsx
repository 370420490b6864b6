export function mount(e: HTMLElement) { e.dataset.ready='1'; }
