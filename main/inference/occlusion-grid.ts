/** Cells along each side of an occlusion map. Apart, so that main knows it without loading sharp or ONNX Runtime. */
export const OCCLUSION_CELLS = 14;
