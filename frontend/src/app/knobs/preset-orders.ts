import type { Language } from '../../base/language';

/** The order of a preset of this page as it is in the program of a language; an order that is of no preset stays as it is. */
export function orderFor(schedule: string, language: Language): string {
  const fields = document.querySelectorAll<HTMLInputElement>('[data-preset] [name="schedule"]');
  const field = [...fields].find(
    (one) => one.value === schedule || one.dataset.python === schedule,
  );
  return (language === 'python' ? field?.dataset.python : field?.value) ?? schedule;
}
