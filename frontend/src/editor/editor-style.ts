import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: 'var(--small)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)', fontVariantLigatures: 'none' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--ink) 22%, transparent)' },
  '.cm-gutters': {
    color: 'var(--ink-3)',
    backgroundColor: 'var(--panel)',
    border: 'none',
    cursor: 'pointer',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink) 4%, transparent)' },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '.cm-panels, .cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--panel-2)',
    borderColor: 'var(--line)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--panel)',
    backgroundColor: 'var(--ink)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--ink) 14%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--ink) 10%, transparent)' },
});

const WORDS = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.self],
    color: 'var(--code-keyword)',
    fontWeight: '600',
  },
  { tag: [tags.className, tags.definition(tags.className)], fontWeight: '650' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--code-call)',
  },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--code-value)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
]);

/** Colours and fonts of the page, in whatever theme it has. */
export const EDITOR_STYLE: Extension = [THEME, syntaxHighlighting(WORDS)];
