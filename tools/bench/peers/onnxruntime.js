// ONNX Runtime as a peer of tools/bench; FOLDER also holds the network.onnx of
// write_onnx.py.  What peer.py says of a peer, but its result in AB are the scores.
// SPDX-License-Identifier: GPL-3.0-or-later

const fs = require('fs');
const path = require('path');
const readline = require('readline');
const ort = require('onnxruntime-node');

function readFloats(name) {
  const bytes = fs.readFileSync(name);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function peakRss() {
  const status = fs.readFileSync('/proc/self/status', 'ascii');
  return status.match(/VmHWM:\s+(\d+)/)[1];
}

async function main() {
  const [folder, height, width, threads, result] = process.argv.slice(2);
  const session = await ort.InferenceSession.create(
    path.join(folder, 'network.onnx'),
    { intraOpNumThreads: Number(threads), interOpNumThreads: 1 });
  const lightness = new ort.Tensor(
    'float32', readFloats(path.join(folder, 'lightness.f32')),
    [1, 1, Number(height), Number(width)]);
  const run = async () => (await session.run({ lightness })).scores;

  let scores = await run();
  console.log('ready');
  for await (const line of readline.createInterface(process.stdin)) {
    if (line !== 'run')
      break;
    const start = process.hrtime.bigint();
    scores = await run();
    console.log(`done ${Number(process.hrtime.bigint() - start) / 1e6}`);
  }
  fs.writeFileSync(result, scores.data);
  console.log(`peak ${peakRss()}`);
  process.exit(0);
}

main();
