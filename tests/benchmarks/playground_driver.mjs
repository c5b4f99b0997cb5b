// Drives TensorFlow Playground's own nn.js as its page does: node playground_driver.mjs NN_JS
// Orders come line by line on the standard input, "W1f 0.25"; each is answered by microseconds for one unit of work.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const nn = await import(pathToFileURL(process.argv[2]));
const BATCH = 10, SAMPLES = 250, DENSITY = 100, RATE = 0.03;
const SHAPES = {
  W1a: [2, 4, 2, 1], W1b: [2, 8, 8, 8, 8, 8, 8, 1], W1f: [2, 4, 2, 1], W1f_large: [2, 8, 8, 8, 8, 8, 8, 1],
};

function points() {
  return Array.from({ length: SAMPLES }, () => ({
    input: [12 * Math.random() - 6, 12 * Math.random() - 6], label: Math.random() < 0.5 ? -1 : 1,
  }));
}

function learn(network, point) {
  nn.forwardProp(network, point.input);
  nn.backProp(network, point.label, nn.Errors.SQUARE);
}

function loss(network, data) {
  let sum = 0;
  for (const point of data) sum += nn.Errors.SQUARE.error(nn.forwardProp(network, point.input), point.label);
  return sum / data.length;
}

function maps(network, boundary) {
  for (let i = 0; i < DENSITY; i++) {
    for (let j = 0; j < DENSITY; j++) {
      nn.forwardProp(network, [(12 * i) / (DENSITY - 1) - 6, 6 - (12 * j) / (DENSITY - 1)]);
      nn.forEachNode(network, true, (node) => { boundary[node.id][i][j] = node.output; });
    }
  }
}

function stepper(network, data) {
  let place = 0;
  return () => {
    for (let k = 0; k < BATCH; k++) learn(network, data[place + k]);
    nn.updateWeights(network, RATE, 0);
    place = (place + BATCH) % SAMPLES;
  };
}

function prepare(key) {
  const { TANH } = nn.Activations;
  const network = nn.buildNetwork(SHAPES[key], TANH, TANH, null, ["x", "y"], false);
  const train = points(), test = points(), step = stepper(network, train), boundary = {};
  if (!key.startsWith("W1f")) return step;
  nn.forEachNode(network, true, (node) => {
    boundary[node.id] = Array.from({ length: DENSITY }, () => new Array(DENSITY));
  });
  return () => {
    for (let k = 0; k < SAMPLES / BATCH; k++) step();
    loss(network, train);
    loss(network, test);
    maps(network, boundary);
  };
}

const works = {};
for await (const line of createInterface({ input: process.stdin })) {
  const [key, seconds] = line.split(" ");
  if (!(key in works)) {
    works[key] = prepare(key);
    for (const end = performance.now() + 300; performance.now() < end; ) works[key](); // let the compiler warm up
  }
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < 1000 * Number(seconds)) {
    for (let k = 0; k < (key.startsWith("W1f") ? 1 : 50); k++, count++) works[key]();
  }
  console.log(((performance.now() - start) * 1000) / count);
}
