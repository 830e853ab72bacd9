/** What the inference host inherits of this process's environment, and what it must not do on its own. */

/**
 * ONNX Runtime 1.29 and later report their use to Microsoft from Linux and macOS, unless told otherwise before they load:
 * an identifier of the computer, hashes of graph and weights, the model's file name; kept in the user's cache folder
 * and in the temporary directory until they can be sent (microsoft/onnxruntime#27379). Nothing leaves this computer unasked.
 */
export function hostEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ORT_DISABLE_TELEMETRY: '1' };
}
