import { pythonLanguage } from '@codemirror/lang-python';
import type { SyntaxNode } from '@lezer/common';

const CONSTRUCTORS = new Set(['__init__', '__new__', '__post_init__']);

/**
 * The shared variables that the server will find in a program by itself (`docs/cpython.md`): names that a function declares global,
 * attributes that a function assigns, and dictionaries to whose items one does. In the order of the alphabet.
 */
export function foundNames(text: string): string[] {
  const found = new Finder(text);
  found.read(pythonLanguage.parser.parse(text).topNode, null);
  return found.names;
}

class Finder {
  private readonly text: string;
  private readonly shared = new Set<string>();
  private readonly dictionaries = new Set<string>();
  private readonly itemTargets = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  get names(): string[] {
    const items = [...this.itemTargets].filter((name) => this.dictionaries.has(name));
    return [...new Set([...this.shared, ...items])].filter((name) => !name.startsWith('__')).sort();
  }

  /** Reads a piece of the program that is in this function, or in none. */
  read(node: SyntaxNode, inside: string | null): void {
    if (node.name === 'ScopeStatement') this.readScope(node);
    if (node.name === 'AssignStatement' || node.name === 'UpdateStatement')
      this.readAssignment(node, inside);
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null;
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      this.read(child, name === null ? inside : this.textOf(name));
  }

  private readScope(node: SyntaxNode): void {
    if (node.getChild('global') === null) return;
    for (const name of node.getChildren('VariableName')) this.shared.add(this.textOf(name));
  }

  private readAssignment(node: SyntaxNode, inside: string | null): void {
    const value = node.lastChild;
    const target = node.firstChild;
    if (inside === null) {
      const isTable = value?.name === 'DictionaryExpression' && value.getChild('String') !== null;
      if (isTable && target?.name === 'VariableName') this.dictionaries.add(this.textOf(target));
      return;
    }
    for (const member of node.getChildren('MemberExpression'))
      if (value !== null && member.from < value.from) this.readTarget(member, inside);
  }

  private readTarget(member: SyntaxNode, inside: string): void {
    const property = member.getChild('PropertyName');
    const owner = member.firstChild;
    if (property !== null && !CONSTRUCTORS.has(inside)) this.shared.add(this.textOf(property));
    else if (property === null && owner?.name === 'VariableName')
      this.itemTargets.add(this.textOf(owner));
  }

  private textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }
}
