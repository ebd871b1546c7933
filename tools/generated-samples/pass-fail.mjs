import { csv, generator, normal, sigmoid } from "./random.mjs";

const sensors = 48;
/** What a sensor writes where it cannot measure. */
const words = ["error", "off", "overflow"];

/** How a drift of each cause moves the sensors: each follows two of eight causes. @param {() => number} gauss */
const mixing = (gauss) =>
  Array.from({ length: sensors }, (_, sensor) => {
    const causes = new Array(8).fill(0);
    causes[sensor % 8] = 0.8 + 0.2 * Math.abs(gauss());
    causes[(sensor * 3 + 1) % 8] += 0.5 * gauss();
    return { causes, mean: Math.round(20 + 60 * Math.abs(gauss())), spread: 2 + Math.abs(gauss()) };
  });

/**
 * 1,000 made-up pieces that a machine made, with the readings of 48 sensors and whether each failed its test: 55 did.
 * That is so few, and told so vaguely by the readings, that a network seldom says "failed" unless it is made to heed
 * them. Some readings are missing, and some are words in the place of numbers.
 */
export function passFail() {
  const random = generator(39);
  const gauss = normal(random);
  const mix = mixing(gauss);
  const rows = Array.from({ length: 1000 }, () => {
    const causes = Array.from({ length: 8 }, gauss);
    const risk = 2.4 * causes[0] - 2 * causes[1] + 1.2 * causes[2] - 6.6;
    const failed = random() < sigmoid(0.7 * risk) ? 1 : 0;
    const cells = mix.map(({ causes: weights, mean, spread }) => {
      const drift = weights.reduce((sum, weight, cause) => sum + weight * causes[cause], 0);
      const reading = (mean + spread * (drift + 0.3 * gauss())).toFixed(1);
      const chance = random();
      if (chance < 0.0005) return words[Math.floor(random() * words.length)];
      return chance < 0.02 ? "" : reading;
    });
    return [...cells, failed];
  });
  const names = Array.from({ length: sensors }, (_, i) => `Sensor.${i + 1}`);
  return csv([...names, "Pass.Fail"], rows);
}
