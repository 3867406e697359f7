/** Has `assets/theme.js`, which also runs before the page is drawn, show what was chosen. */
export function showChoice(choice: { readonly theme?: string; readonly size?: string }): void {
  dispatchEvent(new CustomEvent('syncline-display', { detail: choice }));
}
