import { type AxisName, axisNamed } from '../../base/axis';
import { readForSession, writeForSession } from '../../base/storage';

const KEY = 'syncline.axis';

/** The axis that a page opens with: what the address says, else what was chosen in this session, else what the scenario declares. */
export function openingAxis(): AxisName {
  return axisInAddress() ?? axisNamed(readForSession(KEY)) ?? declaredAxis();
}

/** The axis that the address names, or null. */
export function axisInAddress(): AxisName | null {
  return axisNamed(new URLSearchParams(location.search).get('axis'));
}

/** Keeps a choice in the address, and for the other pages of this session. */
export function keepAxis(axis: AxisName): void {
  writeForSession(KEY, axis);
  const url = new URL(location.href);
  url.searchParams.set('axis', axis);
  history.replaceState(history.state, '', url);
}

/** An address that names the axis if the one before it does. */
export function withAxis(address: string): string {
  const axis = axisInAddress();
  if (axis === null) return address;
  return `${address}${address.includes('?') ? '&' : '?'}axis=${axis}`;
}

function declaredAxis(): AxisName {
  return axisNamed(document.body.dataset.axis) ?? 'time';
}
