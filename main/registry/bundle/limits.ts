/** How large a bundle may be. The largest chest networks in use are a few hundred megabytes. */
export const LIMITS = {
  files: 64,
  modelBytes: 1024 ** 3,
  fileBytes: 32 * 1024 ** 2,
  totalBytes: 1024 ** 3 + 512 * 1024 ** 2,
  manifestBytes: 256 * 1024,
  /** Unpacked / packed. Deflate reaches 1032; nothing a bundle holds comes near 100. */
  ratio: 100,
} as const;
