/** What a note reports. */
export type NoteKind =
  | 'paused'
  | 'continued'
  | 'step'
  | 'speed'
  | 'tempo'
  | 'forced'
  | 'free'
  | 'knob'
  | 'typed'
  | 'answered'
  | 'cell'
  | 'deadlock'
  | 'stalled'
  | 'resolved'
  | 'ended';
