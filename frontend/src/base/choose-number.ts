/** Has a list of numbers show this one, which becomes one of its choices if it is none. */
export function chooseNumber(select: HTMLSelectElement, value: number): void {
  const text = String(value);
  if (![...select.options].some((option) => option.value === text)) {
    const option = document.createElement('option');
    option.value = text;
    option.textContent = text;
    select.append(option);
  }
  select.value = text;
}
