/** Loaded before the server (`node --import`): prints how busy its event loop was in the first ten seconds of serving. */
import net from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const SECONDS = 10;
const listen = net.Server.prototype.listen;

/** @param {unknown[]} parameters */
net.Server.prototype.listen = function (...parameters) {
  this.once('listening', watch);
  return Reflect.apply(listen, this, parameters);
};

function watch() {
  const before = performance.eventLoopUtilization();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  setTimeout(() => {
    const { active } = performance.eventLoopUtilization(before);
    const [longest, p99] = [delay.max, delay.percentile(99)].map((nanoseconds) => nanoseconds / 1e6);
    console.log(`LOOP ${JSON.stringify({ seconds: SECONDS, active, longest, p99 })}`);
  }, SECONDS * 1000).unref();
}
