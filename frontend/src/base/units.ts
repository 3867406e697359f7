/** A number with a unit. A plain number fits everywhere; one with another unit does not compile. */
type Unit<Name extends string> = number & { readonly unit?: Name };

/** Nanoseconds: since the run began, or how long something took in it. */
export type Nanos = Unit<'ns'>;

/** Milliseconds of this machine's clock. */
export type Millis = Unit<'ms'>;

/** Pixels as CSS counts them, which is what everything is laid out in. */
export type CssPx = Unit<'px'>;

/** Pixels of the screen per CSS pixel. */
export type PixelRatio = Unit<'device pixels per CSS pixel'>;
