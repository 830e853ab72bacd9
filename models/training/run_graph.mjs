// Runs a graph on grey views through ONNX Runtime. Usage: node run_graph.mjs <model.onnx> <request.json>
// The request names the views (uint8 [N,height,width]), how to normalise them and what to write: `values` of one output
// image after image, or `ranges`: of each of several outputs the least and the greatest value and the mean of each channel.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { InferenceSession, Tensor } = createRequire(join(process.cwd(), 'here.js'))('onnxruntime-node')

const [modelFile, requestFile] = process.argv.slice(2)
const { views, height, width, mean, std, values, ranges, target } = JSON.parse(readFileSync(requestFile, 'utf8'))
const pixels = readFileSync(views)
const plane = height * width
const session = await InferenceSession.create(modelFile)
const answers = []

for (let start = 0; start < pixels.length; start += plane) {
  const outputs = await session.run({ [session.inputNames[0]]: input(pixels.subarray(start, start + plane)) }, values ?? ranges)
  answers.push(values ? [...outputs[values[0]].data] : ranges.map((name) => summary(outputs[name])))
}
writeFileSync(target, JSON.stringify(answers))

function input(view) {
  const tensor = new Float32Array(3 * plane)
  for (let channel = 0; channel < 3; channel += 1) {
    for (let i = 0; i < plane; i += 1) tensor[channel * plane + i] = (view[i] / 255 - mean[channel]) / std[channel]
  }
  return new Tensor('float32', tensor, [1, 3, height, width])
}

function summary({ data, dims }) {
  // A network that sees a film both ways round makes two rows of one image.
  const [rows, channels] = dims
  const size = data.length / rows / channels
  const means = new Float64Array(channels)
  let [least, greatest] = [Infinity, -Infinity]
  data.forEach((value, i) => {
    if (value < least) least = value
    if (value > greatest) greatest = value
    means[Math.floor(i / size) % channels] += value / size / rows
  })
  return { least, greatest, means: [...means] }
}
