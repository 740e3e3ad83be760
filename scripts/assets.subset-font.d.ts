declare module 'subset-font' {
  type Axis = number | { readonly min?: number; readonly max?: number; readonly default?: number }
  /** Cuts a font to the glyphs of `text`, and its axes to what is asked. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'woff2' | 'truetype'; readonly variationAxes: Readonly<Record<string, Axis>> },
  ): Promise<Uint8Array>
}
