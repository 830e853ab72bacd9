#!/bin/sh
# From the images to models/chest-xray-classifier/1.0.0; see README.md.
set -eu
cd "$(dirname "$0")"
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0
python=/usr/bin/python3

$python twins.py
$python bank.py
$python films.py
learn() {
  $python train.py --fold "$@"
  $python refine.py --fold "$@"
  $python head.py --fold "$@"
}
learn 0 2 4 &
learn 1 3 -1
wait $!
$python darkcovidnet.py --fold 0 1 2 3 4
$python left_out.py
$python evaluate.py
$python export.py
$python reference.py
# The 8-bit twin, its losses on the folds and its place in the card; CXR_NODE names a folder with onnxruntime-node.
$python quantise.py --run shipped

# What the new file answers on its reference images: every start of the application holds the model to it.
cd ../.. && npm start -- models golden models/chest-xray-classifier/1.0.0
