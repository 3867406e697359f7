import { find, showText } from '../../base/dom';

/** Asks whether to do something, or for a name; returns the name (empty if none was asked for), or null if it is not to be done. */
export function ask(
  question: string,
  yes: string,
  name: string | null = null,
): Promise<string | null> {
  const dialog = find<HTMLDialogElement>('[data-ask]');
  const field = find<HTMLInputElement>('[data-ask-name] input');
  showText(find('[data-ask-title]'), question);
  find('[data-ask-yes]').textContent = yes;
  find('[data-ask-name]').hidden = name === null;
  field.required = name !== null;
  field.value = name ?? '';
  dialog.returnValue = '';
  dialog.showModal();
  if (name !== null) field.select();
  return new Promise((answer) => {
    dialog.addEventListener(
      'close',
      () => answer(dialog.returnValue === 'yes' ? field.value : null),
      {
        once: true,
      },
    );
  });
}
