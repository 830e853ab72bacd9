// Compares the exported file with PyTorch's own answers. Usage: node check_export.mjs <model.onnx> <reference folder>
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { InferenceSession, Tensor } = createRequire(join(process.cwd(), 'here.js'))('onnxruntime-node')
const TOLERANCE = 1e-4

const [modelFile, folder] = process.argv.slice(2)
const shapes = JSON.parse(readFileSync(join(folder, 'shapes.json'), 'utf8'))
const session = await InferenceSession.create(modelFile)
const outputs = await session.run({ image: new Tensor('float32', floats('image'), shapes.image) })

for (const name of ['logits', 'cam', 'features']) {
  const expected = floats(name)
  const difference = Math.max(...outputs[name].data.map((value, index) => Math.abs(value - expected[index])))
  console.log(`${name} [${outputs[name].dims}] largest difference ${difference.toExponential(2)}`)
  if (!(difference <= TOLERANCE) || `${outputs[name].dims}` !== `${shapes[name]}`) process.exitCode = 1
}

function floats(name) {
  const bytes = readFileSync(join(folder, `${name}.f32`))
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}
