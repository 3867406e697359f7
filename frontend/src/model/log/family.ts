/** What types of objects have in common that behave alike, whatever they are called. */
export type Family =
  | 'lock'
  | 'semaphore'
  | 'event'
  | 'condition'
  | 'barrier'
  | 'latch'
  | 'queue'
  | 'pipe'
  | 'variable'
  | 'memory'
  | 'local'
  | 'pool'
  | 'manager'
  | 'collection'
  | 'timer'
  | 'process'
  | 'other';

/** What tells the types of one family apart. */
export type Trait =
  | 'shared'
  | 'owned'
  | 'reentrant'
  | 'robust'
  | 'bounded'
  | 'joinable'
  | 'lifo'
  | 'priority'
  | 'text';
