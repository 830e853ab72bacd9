/**
 * The operators that a classifier of images may consist of: deterministic, without control flow, without text, without
 * decoders. Everything of ONNX that is not on the list is refused, what is unknown to us included.
 */
import { ImportFault } from './fault.ts';

const ALLOWED: ReadonlySet<string> = new Set(
  `Abs Add And ArgMax ArgMin AveragePool BatchNormalization Cast CastLike Ceil Clip Concat Constant ConstantOfShape Conv
   ConvInteger ConvTranspose Cos CumSum DepthToSpace DequantizeLinear Div DynamicQuantizeLinear Einsum Elu Equal Erf Exp
   Expand Flatten Floor Gather GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalLpPool GlobalMaxPool Greater
   GreaterOrEqual GridSample GroupNormalization HardSigmoid HardSwish Hardmax Identity InstanceNormalization IsInf IsNaN LRN
   LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax LpNormalization LpPool MatMul MatMulInteger Max MaxPool Mean
   MeanVarianceNormalization Min Mish Mod Mul Neg Not OneHot Or PRelu Pad Pow QLinearConv QLinearMatMul QuantizeLinear Range
   RMSNormalization Reciprocal ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd
   ReduceSum ReduceSumSquare Relu Reshape Resize Round ScatterElements ScatterND Selu Shape Shrink Sigmoid Sign Sin Size
   Slice Softmax Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub Sum Swish Tan Tanh ThresholdedRelu Tile TopK
   Transpose Trilu Unsqueeze Upsample Where Xor`.split(/\s+/),
);

/** What a bundle may ask for by name, where the clinic's policy grants it: control flow, and nothing random. */
const DECLARABLE: ReadonlySet<string> = new Set(['If', 'Loop', 'Scan']);

export function assertOperator(domain: string, operator: string, granted: ReadonlySet<string>): void {
  if (domain !== '' && domain !== 'ai.onnx') {
    throw new ImportFault('graph-domain', `${operator} is of the domain ${domain}`);
  }
  const isGranted = DECLARABLE.has(operator) && granted.has(operator);
  if (!ALLOWED.has(operator) && !isGranted) throw new ImportFault('graph-operator', `${operator} is not allowed`);
}
