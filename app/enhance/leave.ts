/**
 * The quick way out of a page that others may look at: the session ends, what is seen is gone at once, and the entry in
 * the history becomes the other page's. Escape does the same. Without this module the link leads there all the same.
 */
const exit = document.getElementById('exit');

function leaveNow(address: string): void {
  document.documentElement.hidden = true;
  fetch('/p', { method: 'POST', body: new URLSearchParams({ do: 'out' }), keepalive: true }).catch(() => undefined);
  window.location.replace(address);
}

if (exit instanceof HTMLAnchorElement) {
  const address = exit.href;
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leaveNow(address);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leaveNow(address);
  });
  // A page that a browser kept in memory is asked for anew, and then shows nothing.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.replace('/p');
  });
}
