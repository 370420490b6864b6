/**
 * "Use my position": asks the browser once, on a click, and goes to the search around it. The position is cut to
 * about 100 m before it leaves the device.
 */
export function mount(element: HTMLElement): void {
  const button = element.querySelector('button');
  const status = element.querySelector('[role=status]');
  const { target, locating = '', failed = '' } = element.dataset;
  if (!button || !status || !target || !('geolocation' in navigator) || !window.isSecureContext) return;
  element.hidden = false;

  button.addEventListener('click', () => {
    status.textContent = locating;
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const query = new URLSearchParams({
          lat: coords.latitude.toFixed(3),
          lon: coords.longitude.toFixed(3),
        });
        location.assign(`${target}?${query}`);
      },
      () => {
        status.textContent = failed;
        button.disabled = false;
      },
      { timeout: 10_000, maximumAge: 600_000 },
    );
  });
}
