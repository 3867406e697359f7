import { copyText } from '../../base/clipboard';

/** For how long the button says that the program is in the clipboard, in milliseconds. */
const TOLD_MILLIS = 2000;

/** Lets the button of a listing copy what it shows of its program. */
export function offerCopy(listing: HTMLElement): void {
  const copy = listing.querySelector<HTMLElement>('[data-action="copy"]');
  copy?.addEventListener('click', async () => say(copy, await copyText(textOf(listing))));
}

/** The lines of a listing, without their numbers and without the marks of the actors at them. */
function textOf(listing: HTMLElement): string {
  const lines = [...listing.querySelectorAll('.row .text')].map((line) =>
    [...line.childNodes].filter((part) => !isWho(part)).map((part) => part.textContent),
  );
  return `${lines.map((parts) => parts.join('')).join('\n')}\n`;
}

function isWho(part: Node): boolean {
  return part instanceof Element && part.classList.contains('who');
}

function say(button: HTMLElement, isCopied: boolean): void {
  button.textContent = isCopied ? 'Copied' : 'Not copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, TOLD_MILLIS);
}
