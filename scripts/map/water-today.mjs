// Where the water has changed since the sources were surveyed. Outlines sketched for scales up to about 1 : 1,000,000.

/** GSHHG has the Caspian as a lake, Natural Earth as sea; this area tells it from every other lake (Superior: 82,000). */
export const CASPIAN_KM2 = 200_000

/** The Kakhovka Reservoir, emptied in June 2023: from the dam at Nova Kakhovka up to the Dnipro dam at Zaporizhzhia. */
export const DRAINED = [
  [
    [33.36, 46.7],
    [33.375, 46.785],
    [33.3, 46.84],
    [33.4, 47.0],
    [33.4, 47.35],
    [33.7, 47.65],
    [34.4, 47.75],
    [34.9, 47.78],
    [35.03, 47.87],
    [35.12, 47.862],
    [35.3, 47.75],
    [35.6, 47.55],
    [35.5, 47.2],
    [34.6, 47.1],
    [34.0, 46.85],
    [33.6, 46.68],
  ],
]

/** The Dnipro in its old bed across the drained reservoir, downstream. */
export const DNIPRO_CHANNEL = [
  [35.086, 47.872],
  [35.074, 47.85],
  [35.084, 47.822],
  [35.118, 47.79],
  [35.14, 47.75],
  [35.13, 47.71],
  [35.095, 47.675],
  [35.06, 47.65],
  [35.005, 47.632],
  [34.94, 47.615],
  [34.88, 47.62],
  [34.81, 47.607],
  [34.74, 47.585],
  [34.66, 47.582],
  [34.59, 47.565],
  [34.51, 47.548],
  [34.44, 47.552],
  [34.37, 47.545],
  [34.3, 47.522],
  [34.24, 47.515],
  [34.18, 47.49],
  [34.12, 47.452],
  [34.05, 47.43],
  [34.0, 47.385],
  [33.98, 47.33],
  [33.945, 47.28],
  [33.93, 47.225],
  [33.9, 47.175],
  [33.855, 47.135],
  [33.8, 47.095],
  [33.755, 47.05],
  [33.715, 47.01],
  [33.655, 46.975],
  [33.6, 46.935],
  [33.56, 46.885],
  [33.505, 46.85],
  [33.45, 46.815],
  [33.4, 46.79],
  [33.366, 46.774],
]

/**
 * What is left of the Aral Sea: the northern sea behind the Kok-Aral dam, and the narrow western basin of the southern sea.
 * The outlines cut the old sea, so the steep western and northern shores, which have not moved, stay the source's.
 */
export const ARAL_TODAY = [
  [
    [59.6, 46.35],
    [60.05, 46.28],
    [60.4, 46.33],
    [60.62, 46.2],
    [60.78, 46.1],
    [60.95, 46.12],
    [61.12, 46.3],
    [61.2, 46.45],
    [61.42, 46.52],
    [61.52, 46.68],
    [61.4, 46.74],
    [61.1, 46.64],
    [60.95, 46.75],
    [60.6, 46.78],
    [60.45, 46.9],
    [60.2, 46.85],
    [60.25, 46.66],
    [59.95, 46.62],
    [59.7, 46.5],
  ],
  [
    [58.0, 43.9],
    [58.42, 43.95],
    [58.5, 44.25],
    [58.55, 44.6],
    [58.62, 44.95],
    [58.75, 45.2],
    [58.85, 45.4],
    [58.8, 45.6],
    [58.7, 45.75],
    [58.45, 45.8],
    [58.0, 45.8],
  ],
]
