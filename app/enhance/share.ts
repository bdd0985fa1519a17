/** Copies the address of the page, or hands it to what the visitor's device offers. Nothing is sent from here. */
const field = document.getElementById('share-address');
const copy = document.getElementById('share-copy');
const send = document.getElementById('share-send');
const said = document.getElementById('share-said');

if (field instanceof HTMLInputElement && copy && send) {
  const address = field.value;
  field.addEventListener('focus', () => field.select());

  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(address);
        if (said) said.textContent = copy.dataset.copied ?? '';
      } catch {
        // A browser that refuses leaves the address selected, to be copied by hand.
        field.focus();
      }
    });
  }
  if (typeof navigator.share === 'function') {
    send.hidden = false;
    // Whoever closes the device's own list has changed their mind.
    send.addEventListener('click', () => void navigator.share({ url: address }).catch(() => undefined));
  }
}
